package dev.reinstate.platform.json.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reinstate.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentDiffTest {

  /** In the table a quote is {@code '}. */
  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                 | {}                  | []",
        "{'a':1}            | {'a':1}             | []",
        "{'a':1,'b':2}      | {'b':2,'a':1}       | []",
        "{'a':1}            | {'a':2}             | [{'field':'a','from':1,'to':2}]",
        "{}                 | {'a':1}             | [{'field':'a','to':1}]",
        "{'a':1}            | {}                  | [{'field':'a','from':1}]",
        "{'a':null}         | {}                  | [{'field':'a','from':null}]",
        "{}                 | {'a':null}          | [{'field':'a','to':null}]",
        "{'a':null}         | {'a':1}             | [{'field':'a','from':null,'to':1}]",
        "{'a':1}            | {'a':'1'}           | [{'field':'a','from':1,'to':'1'}]",
        "{'a':1.0}          | {'a':1.00}          | [{'field':'a','from':1.0,'to':1.00}]",
        "{'a':1}            | {'a':1.0}           | [{'field':'a','from':1,'to':1.0}]",
        "{'a':{'b':1}}      | {'a':{'b':2}}       | [{'field':'a.b','from':1,'to':2}]",
        "{'a':{'b':1}}      | {'a':{}}            | [{'field':'a.b','from':1}]",
        "{'a':{'b':1}}      | {'a':1}             | [{'field':'a','from':{'b':1},'to':1}]",
        "{'a':{'b':1}}      | {'a':null}          | [{'field':'a','from':{'b':1},'to':null}]",
        "{'a':{'b':1}}      | {}                  | [{'field':'a','from':{'b':1}}]",
        "{'a':[]}           | {'a':{}}            | [{'field':'a','from':[],'to':{}}]",
        "{'a':[1,2]}        | {'a':[1,3]}         | [{'field':'a','from':[1,2],'to':[1,3]}]",
        "{'a':[{'b':1}]}    | {'a':[{'b':1.0}]}   |"
            + " [{'field':'a','from':[{'b':1}],'to':[{'b':1.0}]}]",
        "{'d':{'x.y':1}}    | {'d':{'x.y':2}}     | [{'field':'d.\\'x.y\\'','from':1,'to':2}]",
        "null               | {'a':1}             | [{'field':'a','to':1}]",
        "{'a':1}            | null                | [{'field':'a','from':1}]",
        "null               | null                | []",
      })
  void changesAreListedFieldByField(String from, String to, String changes) {
    assertThat(diff(from, to)).isEqualTo(changes.replace('\'', '"'));
  }

  @Test
  void changesAreSortedByTheTextOfTheField() {
    assertThat(DocumentDiff.between(json("{'b':1,'a':{'z':1,'b':1},'B':1,'a.b':1}"), json("{}")))
        .extracting(change -> change.field().toString())
        .containsExactly("\"a.b\"", "B", "a", "b");
    assertThat(DocumentDiff.between(json("{'a':{'z':1},'a-':1}"), json("{'a':{'z':2}}")))
        .extracting(change -> change.field().toString())
        .containsExactly("a-", "a.z");
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1}         | {'a':1}         | []",
        "{'a':1}         | {'a':2}         | [{'op':'replace','path':'/a','value':2}]",
        "{}              | {'a':null}      | [{'op':'add','path':'/a','value':null}]",
        "{'a':1}         | {}              | [{'op':'remove','path':'/a'}]",
        "{'a':{'b':1}}   | {'a':{'b':2}}   | [{'op':'replace','path':'/a/b','value':2}]",
        "{}              | {'a/b~c':1}     | [{'op':'add','path':'/a~1b~0c','value':1}]",
        "{}              | {'':1}          | [{'op':'add','path':'/','value':1}]",
      })
  void aDiffIsAlsoAJsonPatch(String from, String to, String patch) {
    assertThat(Json.write(DocumentDiff.toJsonPatch(DocumentDiff.between(json(from), json(to)))))
        .isEqualTo(patch.replace('\'', '"'));
  }

  @Test
  void onlyDocumentsAreCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DocumentDiff.between(json("[]"), json("{}")));
  }

  private static String diff(String from, String to) {
    ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    DocumentDiff.between(json(from), json(to)).forEach(change -> changes.add(change.toJson()));
    return Json.write(changes);
  }

  private static JsonNode json(String text) {
    return Json.readStored(text.replace('\'', '"'));
  }
}
