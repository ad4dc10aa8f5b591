package dev.reinstate.platform.fields;

import static dev.reinstate.platform.fields.RuleTexts.json;
import static dev.reinstate.platform.fields.RuleTexts.rules;
import static dev.reinstate.platform.fields.RuleTexts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteRulesTest {

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "all                | {'a':1}             | {'a':2}               | []",
        "deny=a             | {'a':1}             | {'a':2}               | []",
        "deny_write=a       | {'a':1,'b':1}       | {'a':1,'b':2}         | []",
        "deny_write=a       | {'a':1}             | {'a':2}               | [a]",
        "deny_write=a       | {'a':1}             | {}                    | [a]",
        "deny_write=a       | {}                  | {'a':null}            | [a]",
        "deny_write=a       | null                | {'a':1}               | [a]",
        "deny_write=a       | null                | {'b':1}               | []",
        "deny_write=a       | {'a':1.0}           | {'a':1.00}            | [a]",
        "deny_write=a       | {'a':{'b':1,'c':2}} | {'a':{'c':2,'b':1}}   | []",
        "deny_write=a       | {'a':{'b':1}}       | {'a':{'b':1,'c':2}}   | [a]",
        "deny_write=a       | {'a':[{'b':1}]}     | {'a':[{'b':1},{}]}    | [a]",
        "deny_write=a.b     | {'a':{'b':1,'c':2}} | {'a':{'b':1,'c':3}}   | []",
        "deny_write=a.b     | {'a':{'b':1}}       | {}                    | [a.b]",
        "deny_write=a.b     | {'a':{'c':1}}       | {}                    | []",
        "deny_write=a.b     | {'a':{'c':1}}       | {'a':5}               | []",
        "deny_write=c,b,a.z | {'a':{'z':1},'b':1,'c':1} | {}              | [a.z, b, c]",
        "deny_write=\"a.b\" | {'a.b':1}           | {'a':{'b':2}}         | [\"a.b\"]",
        "deny_write=a.b     | {'a':[{'b':1},{'b':2}]} | {'a':[{'b':1,'c':0},{'b':2}]} | []",
        "deny_write=a.b     | {'a':[{'b':1},{'b':2}]} | {'a':[{'b':2},{'b':1}]} | [a.b]",
        "deny_write=a.b     | {'a':[{'b':1},{'b':2}]} | {'a':[{'b':1}]}   | [a.b]",
        "deny_write=a.b     | {'a':[{'b':1}]}     | {'a':[{'c':0},{'b':1},5]} | []",
        "deny_write=a.b     | {'a':[[{'b':1}]]}   | {'a':[[{'b':2}]]}     | [a.b]",
      })
  void deniedFieldsThatChangeAreFound(String rules, String before, String after, String changed) {
    assertThat(writeRules(rules).changed(content(before), json(after))).hasToString(changed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "deny_write=a + all                             | []",
        "deny_write=a + deny_write=b                    | []",
        "deny_write=a + deny_write=a                    | [a]",
        "deny_write=a + deny_write=a.b                  | [a.b]",
        "deny_write=a.b + deny_write=a                  | [a.b]",
        "deny_write=a.b + deny_write=a.c                | []",
        "deny_write=a,a.b                               | [a]",
        "deny_write=a,c + deny_write=a.b,a.c + deny_write=a.b,c | [a.b]",
        "deny_write=a,a.b + deny_write=a                | [a]",
      })
  void deniedIsWhatAllRulesDeny(String rules, String denied) {
    ObjectNode before = json("{'a':{'b':1,'c':1},'b':1,'c':1}");

    List<?> changed = writeRules(rules).changed(before, json("{}"));

    assertThat(changed).hasToString(denied);
    assertThat(writeRules(rules).deniesNothing()).isEqualTo(denied.equals("[]"));
  }

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deny_write=a     | {'a':1,'b':1}         | {'a':2,'b':2}       | {'a':1,'b':2}   | [a]",
        "deny_write=a     | {'a':1,'b':1}         | {'a':1,'b':2}       | {'a':1,'b':2}   | []",
        "deny_write=a     | {'a':1,'b':1}         | {'b':2}             | {'b':2,'a':1}   | [a]",
        "deny_write=a     | {'b':1}               | {'a':1,'b':2}       | {'b':2}         | [a]",
        "deny_write=a     | null                  | {'a':1,'b':2}       | {'b':2}         | [a]",
        "deny_write=a     | {'a':[1]}             | {'a':[2,3]}         | {'a':[1]}       | [a]",
        "deny_write=a.b   | {'a':{'b':1,'c':1}}   | {'a':{'b':2,'c':2}} | {'a':{'b':1,'c':2}} |"
            + " [a.b]",
        "deny_write=a.b   | {'a':{'b':1,'c':1}}   | {}                  | {'a':{'b':1}}   | [a.b]",
        "deny_write=a.b   | {'a':{'b':1,'c':1}}   | {'a':5}             | {'a':{'b':1}}   | [a.b]",
        "deny_write=a.b   | {'a':5}               | {'a':{'b':1,'c':1}} | {'a':{'c':1}}   | [a.b]",
        "deny_write=a.b   | {}                    | {'a':{'b':1}}       | {'a':{}}        | [a.b]",
        "deny_write=a,b   | {'a':1,'b':1}         | {'a':2,'b':1}       | {'a':1,'b':1}   | [a]",
        "deny_write=a.b   | {'a':[{'b':1,'c':1}]} | {'a':[{'b':2,'c':2}]} | {'a':[{'b':1,'c':1}]} |"
            + " [a.b]",
        "deny_write=a.b   | {'a':[{'b':1,'c':1}]} | {'a':[{'b':1,'c':2}]} | {'a':[{'b':1,'c':2}]} |"
            + " []",
        "deny_write=a.b   | {'a':[{'b':1,'c':1}]} | {}                  | {'a':[{'b':1,'c':1}]} |"
            + " [a.b]",
        "deny_write=a.b   | {'a':[{'c':1}]}       | {'a':[{'b':2,'c':2},5]} | {'a':[{'c':2},5]} |"
            + " [a.b]",
        "deny_write=a.b   | {'a':{'b':1,'c':1}}   | {'a':[{'b':2}]}     | {'a':{'b':1}}   | [a.b]",
        "deny_write=a.b.c | {'a':{'b':[{'c':1}],'d':1}} | {'a':{'b':[],'d':2}}"
            + " | {'a':{'b':[{'c':1}],'d':2}} | [a.b.c]",
        "deny_write=a.b   | {'a':[[{'b':1}],{'c':1}]} | {'a':{'b':1,'c':2}}"
            + " | {'a':{'b':1,'c':2}} | []",
        "deny_write=a.b   | {'a':[[{'b':1}],{'c':1}]} | {'a':{'b':2}}"
            + " | {'a':[[{'b':1}],{'c':1}]} | [a.b]",
        "deny_write=a.b,a.c | {'a':[{'b':1,'c':1}]} | {'a':[{'b':2,'c':2}]}"
            + " | {'a':[{'b':1,'c':1}]} | [a.b, a.c]",
      })
  void deniedFieldsAreKept(
      String rules, String before, String after, String content, String paths) {
    KeptFields kept = writeRules(rules).kept(content(before), json(after));

    assertThat(text(kept.content())).isEqualTo(content);
    assertThat(kept.paths()).hasToString(paths);
  }

  @Test
  void aChangeThatTouchesNothingDeniedIsKeptItself() {
    ObjectNode after = json("{'a':{'b':1,'c':2}}");

    assertThat(writeRules("deny_write=a.b").kept(json("{'a':{'b':1}}"), after).content())
        .isSameAs(after);
  }

  @Test
  void nobodyWritesWithoutARule() {
    assertThatIllegalArgumentException().isThrownBy(() -> WriteRules.of(List.of()));
  }

  private static WriteRules writeRules(String rules) {
    return WriteRules.of(rules(rules));
  }

  private static JsonNode content(String text) {
    return Json.readStored(text.replace('\'', '"'));
  }
}
