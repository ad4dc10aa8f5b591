package dev.reinstate.platform.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.json.Json;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

  @ParameterizedTest
  @CsvSource({
    "email,   john@example.com, j***@example.com",
    "email,   j@example.com,    j***@example.com",
    "email,   a@b@c.org,        a***@c.org",
    "email,   😀hn@example.com, 😀***@example.com",
    "email,   john@,            j***@",
    "email,   @example.com,     ***",
    "email,   @,                ***",
    "email,   john,             ***",
    "email,   '',               ***",
    "phone,   +49 171 5550199,  ***********0199",
    "phone,   555-01-99 ext,    ****01*99****",
    "phone,   12345,            *2345",
    "phone,   1234,             ****",
    "phone,   1-2-3-4,          *******",
    "phone,   none,             ****",
    "phone,   😀😀,             **",
    "phone,   '',               ''",
    "partial, 123456,           12**56",
    "partial, DE89370400,       DE******00",
    "partial, 12345,            *****",
    "partial, 😀2345😀,         😀2**5😀",
    "partial, 😀😀😀,           ***",
    "partial, '',               ''",
  })
  void whatAMaskLeavesOfAText(String word, String text, String masked) {
    assertThat(Mask.named(word).orElseThrow().masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "phone   | 5550199          | \"***0199\"",
        "partial | 1234.50          | \"12***50\"",
        "partial | -0.0000001       | \"-0******01\"",
        "email   | 5550199          | \"***\"",
        "partial | true             | \"****\"",
        "partial | false            | \"*****\"",
        "partial | \"a\\\"\\\"\\\"\\\"b\" | \"a\\\"**\\\"b\"",
        "partial | null             | null",
        "email   | null             | null",
        "phone   | null             | null",
      })
  void whatAMaskLeavesOfAScalar(String word, String scalar, String masked) {
    Mask mask = Mask.named(word).orElseThrow();

    assertThat(Json.write(mask.masked(Json.readStored(scalar)))).isEqualTo(masked);
  }

  @Test
  void aMaskIsFoundByItsWordAlone() {
    assertThat(Arrays.stream(Mask.values()).map(mask -> Mask.named(mask.word()).orElseThrow()))
        .containsExactly(Mask.values());
    assertThat(Mask.named("EMAIL")).isEmpty();
    assertThat(Mask.named("")).isEmpty();
  }
}
