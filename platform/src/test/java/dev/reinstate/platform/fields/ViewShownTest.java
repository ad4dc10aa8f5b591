package dev.reinstate.platform.fields;

import static dev.reinstate.platform.fields.RuleTexts.json;
import static dev.reinstate.platform.fields.RuleTexts.text;
import static dev.reinstate.platform.fields.RuleTexts.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewShownTest {

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "none                 | {'a':1}                    | {}",
        "all                  | {'a':1,'b':{}}             | {'a':1,'b':{}}",
        "deny=a               | {'a':1,'b':2}              | {'b':2}",
        "deny=a               | {'a':{'b':1},'b':{'a':1}}  | {'b':{'a':1}}",
        "deny=a.b             | {'a':{'b':1,'c':2}}        | {'a':{'c':2}}",
        "deny=a.b             | {'a':{'b':1}}              | {'a':{}}",
        "deny=a.b             | {'a':1}                    | {'a':1}",
        "deny=a.b             | {'a.b':1}                  | {'a.b':1}",
        "deny=\"a.b\"         | {'a.b':1,'a':{'b':2}}      | {'a':{'b':2}}",
        "deny=a.b             | {'a':[{'b':1,'c':2},3,[{'b':4}]]} | {'a':[{'c':2},3,[{}]]}",
        "deny=a,c             | {'c':1,'b':2,'a':3}        | {'b':2}",
        "allow=a              | {'a':1,'b':2}              | {'a':1}",
        "allow=a              | {'a':{'b':[1]},'b':2}      | {'a':{'b':[1]}}",
        "allow=a              | {'b':2}                    | {}",
        "allow=b,a            | {'a':1,'c':2,'b':3}        | {'a':1,'b':3}",
        "allow=a.b            | {'a':{'b':1,'c':2},'d':3}  | {'a':{'b':1}}",
        "allow=a.b            | {'a':{'c':2}}              | {}",
        "allow=a.b            | {'a':{}}                   | {}",
        "allow=a.b            | {'a':1}                    | {}",
        "allow=a.b            | {'a':null}                 | {}",
        "allow=a.b            | {'a':[]}                   | {}",
        "allow=a.b            | {'a':{'b':{}}}             | {'a':{'b':{}}}",
        "allow=a.b            | {'a':[{'b':1,'c':2},{'c':3},4]} | {'a':[{'b':1}]}",
        "allow=a.b            | {'a':[[{'c':3}],[{'b':1},{'c':2}]]} | {'a':[[{'b':1}]]}",
        "allow=a.b            | {'a':[{'c':3},4]}          | {}",
        "allow=a.b deny=a     | {'a':{'b':1}}              | {}",
        "allow=a deny=a.b     | {'a':{'b':1,'c':2},'d':3}  | {'a':{'c':2}}",
        "allow=a deny=a.b     | {'a':{'b':1}}              | {'a':{}}",
        "allow=a deny=a       | {'a':1}                    | {}",
        "mask=a:partial       | {'a':'123456','b':'123456'} | {'a':'12**56','b':'123456'}",
        "mask=a:partial       | {'a':123456}               | {'a':'12**56'}",
        "mask=a:partial       | {'a':null}                 | {'a':null}",
        "mask=a:partial       | {'a':{'b':'123456','c':[true,{}]}}"
            + " | {'a':{'b':'12**56','c':['****',{}]}}",
        "mask=a.b:email       | {'a':[{'b':'ab@c','c':1},2]} | {'a':[{'b':'a***@c','c':1},2]}",
        "mask=a:email,a.b:partial | {'a':{'b':'123456','c':'ab@c'}} |"
            + " {'a':{'b':'12**56','c':'a***@c'}}",
        "deny=a mask=a.b:email | {'a':{'b':'ab@c'}}        | {}",
        "deny=a.b mask=a:email | {'a':{'b':'ab@c','c':'ab@c'}} | {'a':{'c':'a***@c'}}",
        "deny=a mask=a:email  | {'a':'ab@c'}               | {}",
        "allow=a mask=b:email | {'a':1,'b':'ab@c'}         | {'a':1}",
        "allow=a mask=a:email | {'a':'ab@c'}               | {'a':'a***@c'}",
      })
  void oneRule(String rules, String content, String shown) {
    assertThat(text(view(rules).shown(json(content)))).isEqualTo(shown);
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deny=a + all                        | {'a':1}               | {'a':1}",
        "deny=a + deny=b                     | {'a':1,'b':2}         | {'a':1,'b':2}",
        "deny=a + deny=a.b                   | {'a':{'b':1,'c':2}}   | {'a':{'c':2}}",
        "allow=a + allow=b                   | {'a':1,'b':2,'c':3}   | {'a':1,'b':2}",
        "allow=a.b + allow=a.c               | {'a':{'b':1,'c':2,'d':3}} | {'a':{'b':1,'c':2}}",
        "deny=a + allow=a.b                  | {'a':{'b':1,'c':2}}   | {'a':{'b':1}}",
        "deny=a + mask=a:partial             | {'a':'123456'}        | {'a':'12**56'}",
        "mask=a:partial + mask=a:email       | {'a':'123456'}        | {'a':'12**56'}",
        "mask=a:email + mask=a:partial       | {'a':'123456'}        | {'a':'***'}",
        "mask=a:email + allow=a              | {'a':'ab@c'}          | {'a':'ab@c'}",
        "mask=a:email + allow=a.b            | {'a':{'b':'ab@c','c':'ab@c'}} |"
            + " {'a':{'b':'ab@c','c':'a***@c'}}",
        "allow=b + deny=a mask=c:email       | {'a':1,'b':2,'c':'x'} | {'b':2,'c':'***'}",
      })
  void severalRulesShowWhatAnyOfThemShows(String rules, String content, String shown) {
    assertThat(text(view(rules).shown(json(content)))).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"all", "deny=a + all", "deny=a + deny=b", "deny_write=a", "allow=a + deny=a"})
  void aViewKnowsThatItShowsEverything(String rules) {
    assertThat(view(rules).showsEverything()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "deny=a", "mask=a:email", "allow=a", "deny=a.b + deny=a"})
  void aViewKnowsThatItDoesNotShowEverything(String rules) {
    assertThat(view(rules).showsEverything()).isFalse();
  }

  @Test
  void whatIsShownWholeIsTheContentItself() {
    ObjectNode content = json("{'a':{'b':1},'c':null}");

    assertThat(view("all").shown(content)).isSameAs(content);
    assertThat(view("deny=x,a.x mask=c:email").shown(content)).isSameAs(content);
  }

  @Test
  void whatIsUnchangedIsShared() {
    ObjectNode content = json("{'a':{'b':1,'c':{}},'d':2}");

    ObjectNode shown = view("deny=a.b").shown(content);

    assertThat(shown.get("a").get("c")).isSameAs(content.get("a").get("c"));
    assertThat(shown.get("d")).isSameAs(content.get("d"));
  }

  @Test
  void aDeletionIsShownAsItIs() {
    assertThat(view("none").shown((JsonNode) NullNode.getInstance())).isEqualTo(NullNode.instance);
  }

  @Test
  void onlyContentIsShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view("all").shown(Json.readStored("[1]")));
  }
}
