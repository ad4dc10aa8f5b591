package dev.reinstate.platform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueExpressionTest {

  private static final String RESOURCE =
      """
      {"text": "é😀", "price": 1.10, "whole": 3, "exact": {"n": 1.10, "id": 12345678901234567890},
       "list": [1.10, {"a": null}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "false | false",
        "null | null",
        "'a' + resource.text | \"aé😀\"",
        "resource.whole + 1 | 4",
        "resource.price | 1.1",
        "resource.price * 2.0 | 2.2",
        "double(resource.whole) | 3",
        "1e20 | 100000000000000000000",
        "1152921504606846976.0 | 1152921504606846976",
        "0.1 + 0.2 | 0.30000000000000004",
        "18446744073709551615u | 18446744073709551615",
        "-9223372036854775808 | -9223372036854775808",
        "resource.exact | {\"n\":1.10,\"id\":12345678901234567890}",
        "resource.list | [1.10,{\"a\":null}]",
        "[resource.exact, 'x'] | [{\"n\":1.10,\"id\":12345678901234567890},\"x\"]",
        "{'b': 1, 'a': [true]} | {\"b\":1,\"a\":[true]}",
        "[1, 2].map(x, {'n': x}) | [{\"n\":1},{\"n\":2}]",
        "timestamp('2024-02-29T10:00:00.5+01:00') | \"2024-02-29T09:00:00.500Z\"",
        "duration('-1.5s') | \"-1.5s\"",
        "duration('1h') | \"3600s\"",
        "b'abc' | \"YWJj\"",
        "action | \"update\"",
      })
  void theValueIsJson(String source, String json) {
    assertThat(Expressions.evaluated(source, RESOURCE)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource.missing",
        "resource.exact.id",
        "resource.list.map(x, x + 1)",
        "1.0 / 0.0",
        "-1.0 / 0.0",
        "0.0 / 0.0",
        "[0.0 / 0.0]",
        "1 / 0",
        "int",
        "type(1)",
        "{1: 'a'}",
        "'a\\x00'",
        "{'a\\x00': 1}",
      })
  void whatHasNoJsonFormFails(String source) {
    assertThat(Expressions.evaluated(source, RESOURCE)).isEqualTo("failed");
  }
}
