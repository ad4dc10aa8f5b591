package dev.reinstate.platform.fields;

import static dev.reinstate.platform.fields.RuleTexts.json;
import static dev.reinstate.platform.fields.RuleTexts.text;
import static dev.reinstate.platform.fields.RuleTexts.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewMergedTest {

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deny=a         | {'a':1,'b':2}             | {'b':3}              | {'a':1,'b':3}",
        "deny=a         | {'a':1,'b':2}             | {}                   | {'a':1}",
        "deny=a         | {'a':1,'b':2}             | {'a':9,'b':2}        | {'a':1,'b':2}",
        "deny=a         | {'b':2}                   | {'a':9,'b':2}        | {'b':2}",
        "deny=a         | {'b':2}                   | {'c':{'a':9}}        | {'c':{'a':9}}",
        "deny=a.b       | {'a':{'b':1,'c':2}}       | {'a':{'c':3,'b':9}}  | {'a':{'b':1,'c':3}}",
        "deny=a.b       | {}                        | {'a':{'b':9,'c':3}}  | {'a':{'c':3}}",
        "deny=a.b       | {}                        | {'a':{'b':9}}        | {'a':{}}",
        "none           | {'a':1}                   | {'b':2}              | {'a':1}",
        "allow=a.b      | {'a':{'b':1,'c':2},'d':3} | {'a':{'b':4}}        |"
            + " {'a':{'b':4,'c':2},'d':3}",
        "allow=a.b      | {'a':{'b':1}}             | {}                   | {}",
        "allow=a.b      | {'a':{'b':1,'c':2}}       | {}                   | {'a':{'c':2}}",
        "allow=a.b      | {'a':{'c':2}}             | {'a':{'b':1}}        | {'a':{'c':2,'b':1}}",
        "allow=a.b      | {'a':{}}                  | {}                   | {'a':{}}",
        "allow=a.b      | {}                        | {'a':{'c':2}}        | {}",
        "allow=a.b      | {}                        | {'a':5}              | {}",
      })
  void whatIsHiddenStaysAsItIs(String rules, String stored, String submitted, String merged) {
    assertThat(text(view(rules).merged(json(stored), json(submitted)))).isEqualTo(merged);
  }

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mask=a:email   | {'a':'ab@c'}             | {'a':'a***@c'}         | {'a':'ab@c'}",
        "mask=a:email   | {'a':'ab@c'}             | {'a':'x***@c'}         | {'a':'x***@c'}",
        "mask=a:email   | {'a':'ab@c'}             | {'a':'new@c'}          | {'a':'new@c'}",
        "mask=a:email   | {'a':'ab@c','b':1}       | {'b':1}                | {'b':1}",
        "mask=a:email   | {'a':'ab@c'}             | {'a':null}             | {'a':null}",
        "mask=a:email   | {'a':'ab@c'}             | {'a':['a***@c']}       | {'a':['a***@c']}",
        "mask=a:email   | {'a':null}               | {'a':null}             | {'a':null}",
        "mask=a:email   | {'a':null}               | {'a':'x@y'}            | {'a':'x@y'}",
        "mask=a:email   | {}                       | {'a':'x@y'}            | {'a':'x@y'}",
        "mask=a:partial | {'a':1234567}            | {'a':'12***67'}        | {'a':1234567}",
        "mask=a:partial | {'a':1234567}            | {'a':1234567}          | {'a':1234567}",
        "mask=a:email   | {'a':{'b':'ab@c','c':'de@f'}} | {'a':{'b':'a***@c','c':'new'}}"
            + " | {'a':{'b':'ab@c','c':'new'}}",
        "mask=a:email   | {'a':['ab@c','de@f','gh@i']}  | {'a':['d***@f','new','g***@i']}"
            + " | {'a':['de@f','new','gh@i']}",
        "deny=a + mask=a:email | {'a':'ab@c'}      | {'a':'a***@c'}         | {'a':'ab@c'}",
      })
  void aMaskedValueSentBackIsUnchanged(
      String rules, String stored, String submitted, String merged) {
    assertThat(text(view(rules).merged(json(stored), json(submitted)))).isEqualTo(merged);
  }

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deny=a.b   | {'a':{'b':1,'c':2}}    | {}                | {'a':{'b':1}}",
        "deny=a.b   | {'a':{'b':1,'c':2}}    | {'a':5}           | {'a':{'b':1}}",
        "deny=a.b   | {'a':{'b':1,'c':2}}    | {'a':null}        | {'a':{'b':1}}",
        "deny=a.b   | {'a':{'b':1,'c':2}}    | {'a':[{'c':3}]}   | {'a':{'b':1}}",
        "deny=a.b.c | {'a':{'b':{'c':1,'d':2},'e':3}} | {'a':1}  | {'a':{'b':{'c':1}}}",
        "deny=a.b   | {'a':{'c':2}}          | {'a':5}           | {'a':5}",
        "deny=a.b   | {'a':{'c':2}}          | {}                | {}",
        "deny=a.b   | {'a':5}                | {'a':{'b':1}}     | {'a':{}}",
        "allow=a.b  | {'a':5}                | {'a':{'b':1}}     | {'a':5}",
        "allow=a.b  | {'a':null}             | {'a':{'b':1}}     | {'a':null}",
        "allow=a.b  | {'a':[5]}              | {'a':{'b':1}}     | {'a':[5]}",
        "allow=a.b  | {'a':[{'b':1}]}        | {'a':{'b':1}}     | {'a':{'b':1}}",
        "allow=a.b  | {'a':{'b':1,'c':2}}    | {'a':[{'b':1}]}   | {'a':{'c':2}}",
      })
  void nothingHiddenIsLostWithWhatIsAroundIt(
      String rules, String stored, String submitted, String merged) {
    assertThat(text(view(rules).merged(json(stored), json(submitted)))).isEqualTo(merged);
  }

  /** Stored are three people; a number is their hidden part. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'n':'A'},{'n':'B'},{'n':'C'}]           | [A1, B2, C3]",
        "[{'n':'A'},{'n':'C'}]                     | [A1, C3]",
        "[{'n':'C'},{'n':'A'},{'n':'B'}]           | [C3, A1, B2]",
        "[{'n':'A'},{'n':'X'},{'n':'C'}]           | [A1, X2, C3]",
        "[{'n':'X'},{'n':'A'},{'n':'B'},{'n':'C'}] | [X, A1, B2, C3]",
        "[{'n':'A'},{'n':'B'},{'n':'C'},{'n':'X'}] | [A1, B2, C3, X]",
        "[{'n':'A'},{'n':'A'},{'n':'B'}]           | [A1, A, B2]",
        "[{'n':'X','h':9},{'n':'B','h':9}]         | [X1, B2]",
        "[]                                        | []",
      })
  void elementsTakeWhatIsHiddenInThemAlong(String submitted, String merged) {
    ObjectNode stored = json("{'p':[{'n':'A','h':1},{'n':'B','h':2},{'n':'C','h':3}],'q':0}");

    ObjectNode result = view("deny=p.h").merged(stored, json("{'p':" + submitted + ",'q':0}"));

    assertThat(result.get("p"))
        .extracting(person -> person.get("n").textValue() + person.path("h").asText())
        .hasToString(merged);
  }

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deny=a.b  | {'a':[{'b':1,'c':2}]}  | {'a':[5]}              | {'a':[5]}",
        "deny=a.b  | {'a':[{'b':1,'c':2}]}  | {'a':[[{'c':2}]]}      | {'a':[[{'c':2}]]}",
        "deny=a.b  | {'a':[[{'b':1,'c':2}]]} | {'a':[[{'c':3}]]}     | {'a':[[{'b':1,'c':3}]]}",
        "deny=a.b  | {'a':[{'b':1,'c':2}]}  | {}                     | {}",
        "deny=a.b  | {'a':[{'b':1,'c':2}]}  | {'a':5}                | {'a':5}",
        "deny=a.b  | {'a':[{'b':1,'c':1,'d':2}]} | {'a':[{'d':2,'c':1}]} |"
            + " {'a':[{'b':1,'c':1,'d':2}]}",
        "deny=a.b  | {'a':[{'b':1,'c':1,'d':2}]} | {'a':[0,{'d':2,'c':1}]}"
            + " | {'a':[0,{'b':1,'c':1,'d':2}]}",
        "deny=a.b  | {'a':[{'b':1},{'b':2}]} | {'a':[{},{}]}         | {'a':[{'b':1},{'b':2}]}",
        "deny=a.b  | {'a':[{'b':1,'c':1.0}]} | {'a':[0,{'c':1.0}]}   | {'a':[0,{'b':1,'c':1.0}]}",
        "deny=a.b  | {'a':[{'b':1,'c':1.0}]} | {'a':[0,{'c':1}]}     | {'a':[0,{'c':1}]}",
        "allow=a.b | {'a':[7,{'b':1},8,{'b':2},9]} | {'a':[{'b':1},{'b':2}]}"
            + " | {'a':[7,{'b':1},8,{'b':2},9]}",
        "allow=a.b | {'a':[7,{'b':1},8,{'b':2},9]} | {'a':[{'b':2},{'b':1}]}"
            + " | {'a':[7,{'b':2},9,{'b':1},8]}",
        "allow=a.b | {'a':[7,{'b':1},8,{'b':2},9]} | {'a':[{'b':2}]} | {'a':[7,8,{'b':2},9]}",
        "allow=a.b | {'a':[7,{'b':1},8,{'b':2},9]} | {}              | {'a':[7,8,9]}",
        "allow=a.b | {'a':[7]}               | {'a':[{'b':1,'c':2}]} | {'a':[7,{'b':1}]}",
        "allow=a.b | {'a':[7]}               | {'a':[5,{'b':1}]}     | {'a':[7,{'b':1}]}",
      })
  void arraysOfWhichSomethingIsHidden(
      String rules, String stored, String submitted, String merged) {
    assertThat(text(view(rules).merged(json(stored), json(submitted)))).isEqualTo(merged);
  }

  /** {@code Aa} and {@code BB} have the same hash, and so has what is made of them. */
  @Test
  void movedElementsAreFoundThoughTheirHashesCollide() {
    ArrayNode people = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < 256; i++) {
      String bits = Integer.toBinaryString(256 + i);
      people.addObject().put("n", bits.replace("0", "Aa").replace("1", "BB")).put("h", i);
    }
    ArrayNode reversed = JsonNodeFactory.instance.arrayNode();
    people.forEach(person -> reversed.insert(0, person));

    ObjectNode shown = view("deny=p.h").shown(people.objectNode().set("p", reversed));
    ObjectNode merged = view("deny=p.h").merged(people.objectNode().set("p", people), shown);

    assertThat(merged.get("p")).isEqualTo(reversed);
  }

  @Test
  void aCreationMayGiveAValueToAnything() {
    ObjectNode submitted = json("{'a':1,'b':2}");

    assertThat(view("none").merged(null, submitted)).isSameAs(submitted);
    assertThat(view("deny=a").merged(NullNode.getInstance(), submitted)).isSameAs(submitted);
  }

  @Test
  void whoSeesEverythingStoresWhatHeSubmits() {
    ObjectNode submitted = json("{'b':2}");

    assertThat(view("all").merged(json("{'a':1}"), submitted)).isSameAs(submitted);
  }

  @Test
  void onlyContentIsMerged() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view("all").merged(Json.readStored("[1]"), json("{}")));
  }
}
