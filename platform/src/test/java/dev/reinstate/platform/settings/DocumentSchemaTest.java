package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSchemaTest {

  @Test
  void aDocumentThatFitsHasNoErrors() {
    assertThat(errors("{\"required\":[\"salary\"]}", "{\"salary\":1}")).isEmpty();
  }

  @Test
  void aMissingPropertyIsNamedByItsOwnPath() {
    assertThat(
            errors(
                "{\"required\":[\"salary\"],\"properties\":{\"address\":{\"required\":[\"city\"]}}}",
                "{\"address\":{}}"))
        .extracting(SchemaError::field)
        .containsExactlyInAnyOrder("salary", "address.city");
  }

  @Test
  void aPropertyThatAnotherOneAsksForIsNamedByItsOwnPath() {
    assertThat(errors("{\"dependentRequired\":{\"a\":[\"b\"]}}", "{\"a\":1}"))
        .extracting(SchemaError::field)
        .containsExactly("b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"properties\":{\"a\":{}},\"additionalProperties\":false}",
        "{\"properties\":{\"a\":{}},\"unevaluatedProperties\":false}",
        "{\"properties\":{\"b\":false}}",
        "{\"propertyNames\":{\"const\":\"a\"}}"
      })
  void aPropertyTooManyIsNamedByItsOwnPath(String schema) {
    assertThat(errors(schema, "{\"a\":1,\"b\":2}"))
        .extracting(SchemaError::field)
        .containsExactly("b");
  }

  @Test
  void pathsReachIntoArraysAndQuoteKeysWithDots() {
    assertThat(
            errors(
                "{\"properties\":{\"a\":{\"items\":{\"properties\":{\"x.y\":{\"type\":\"string\"}}}}}}",
                "{\"a\":[{},{\"x.y\":1}]}"))
        .extracting(SchemaError::field, SchemaError::message)
        .containsExactly(tuple("a[1].\"x.y\"", "integer found, string expected"));
  }

  @Test
  void theDocumentItselfHasTheEmptyPath() {
    assertThat(errors("{\"minProperties\":1}", "{}"))
        .containsExactly(new SchemaError("", "must have at least 1 properties"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"number\"}",
        "{\"const\":1}",
        "{\"enum\":[1,2]}",
        "{\"pattern\":\"^a\"}",
        "{\"maxLength\":3}",
        "{\"not\":{\"type\":\"string\"}}",
        "{\"format\":\"date\",\"type\":\"null\"}",
        "{\"oneOf\":[{\"type\":\"string\"},{\"minLength\":1}]}",
        "{\"type\":[\"null\",\"array\"]}"
      })
  void noMessageHoldsAValueOfTheDocument(String schema) {
    assertThat(errors("{\"properties\":{\"a\":" + schema + "}}", "{\"a\":\"hunter2\"}"))
        .isNotEmpty()
        .noneMatch(error -> error.toString().contains("hunter2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"multipleOf":0.01}                                   | 1.10
          {"multipleOf":0.1}                                    | 0.3
          {"maximum":1234567890123456789012345678901234567890}  | 1234567890123456789012345678901234567890.0
          {"const":1.1}                                         | 1.10
          {"const":1}                                           | 1.0
          {"const":{"a":[1.0]}}                                 | {"a":[1]}
          {"enum":[{"a":100}]}                                  | {"a":1e2}
          {"type":"integer"}                                    | 1.0
          {"type":"integer"}                                    | 1e400
          {"type":"integer"}                                    | 12345678901234567890123456789012345678901234567890
          {"minimum":1e399}                                     | 1e400
          {"maxLength":5.0}                                     | "abcde"
          """)
  void numbersAreComparedByTheirValue(String schema, String document) {
    assertThat(errors(schema, document)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"multipleOf":0.01}                                   | 1.101
          {"multipleOf":0.1}                                    | 0.30000000000000000000000000000000000000001
          {"maximum":1234567890123456789012345678901234567890}  | 1234567890123456789012345678901234567890.1
          {"exclusiveMaximum":1.1}                              | 1.10
          {"const":9007199254740993}                            | 9007199254740992
          {"type":"integer"}                                    | 1.5
          {"uniqueItems":true}                                  | [1, 1.0]
          {"uniqueItems":true}                                  | [{"a":10}, {"a":1e1}]
          {"minimum":1e400}                                     | 1e399
          """)
  void everyDigitOfANumberCounts(String schema, String document) {
    assertThat(errors(schema, document)).hasSize(1);
  }

  @Test
  void formatAssertsNothing() {
    assertThat(errors("{\"format\":\"date\"}", "\"never\"")).isEmpty();
  }

  @Test
  void onlyTheFirst100ErrorsAreAnswered() {
    assertThat(errors("{\"items\":{\"type\":\"string\"}}", "[" + "1,".repeat(5_000) + "1]"))
        .hasSize(100);
  }

  @Test
  void aTreeMayReferToItsOwnSchema() {
    assertThat(
            errors(
                "{\"properties\":{\"next\":{\"$ref\":\"#\"},\"n\":{\"type\":\"integer\"}}}",
                "{\"next\":{\"next\":{\"n\":\"x\"}}}"))
        .extracting(SchemaError::field)
        .containsExactly("next.next.n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"#\"}",
        "{\"$ref\":\"\"}",
        "{\"$id\":\"https://example.com/a\",\"$ref\":\"a\"}",
        "{\"properties\":{\"a\":{\"$ref\":\"#/properties/a\"}}}",
        "{\"allOf\":[{\"$ref\":\"#/$defs/a\"}],\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"not\":{\"$ref\":\"#/$defs/a\"}}}}",
        "{\"properties\":{\"a\":{\"$anchor\":\"here\",\"if\":{\"$ref\":\"#here\"}}}}",
        "{\"$dynamicAnchor\":\"top\",\"dependentSchemas\":{\"a\":{\"$dynamicRef\":\"#top\"}}}"
      })
  void aReferenceThatNeverEndsIsAnError(String schema) {
    assertThat(faults(schema))
        .extracting(SchemaError::message)
        .contains("refers to itself without end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"http://127.0.0.1:1/schema.json\"}",
        "{\"properties\":{\"a\":{\"$ref\":\"https://example.com/schema.json\"}}}",
        "{\"$id\":\"https://example.com/a\",\"items\":{\"$ref\":\"b\"}}",
        "{\"$ref\":\"file:///etc/hostname\"}",
        "{\"$ref\":\"classpath:jsv-messages.properties\"}"
      })
  void nothingIsEverFetched(String schema) {
    assertThat(faults(schema))
        .singleElement()
        .extracting(SchemaError::message)
        .asString()
        .contains("is not allowed to be loaded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "[]",
        "\"object\"",
        "{\"type\":\"objct\"}",
        "{\"properties\":3}",
        "{\"required\":\"a\"}",
        "{\"minimum\":\"1\"}",
        "{\"maxLength\":-1}",
        "{\"multipleOf\":0}",
        "{\"pattern\":\"(\"}",
        "{\"patternProperties\":{\"(\":{}}}",
        "{\"$ref\":\"#/$defs/nowhere\"}",
        "{\"properties\":{\"a\":{\"items\":{\"$ref\":\"#nowhere\"}}}}",
        "{\"$dynamicRef\":\"#nowhere\"}",
        "{\"properties\":{\"a\":{\"$dynamicRef\":\"#nowhere\"}}}",
        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\"}"
      })
  void whatIsNoSchemaIsFoundWhenItIsCompiled(String schema) {
    assertThat(faults(schema)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"}",
        "{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}",
        "{\"$id\":\"https://example.com/a\",\"$ref\":\"#/$defs/b\",\"$defs\":{\"b\":{}}}",
        "{\"x-own\":true}",
        "{\"const\":{\"$ref\":\"#data\"}}",
        "true"
      })
  void ordinarySchemasCompile(String schema) {
    assertThat(faults(schema)).isEmpty();
  }

  @Test
  void twoSchemasOfTheSameNameDoNotMeet() {
    String id = "{\"$id\":\"https://example.com/same\",";
    DocumentSchema first = compiled(id + "\"type\":\"string\"}");
    DocumentSchema second = compiled(id + "\"type\":\"number\"}");

    assertThat(first.validate(Trees.json("1"))).hasSize(1);
    assertThat(second.validate(Trees.json("1"))).isEmpty();
  }

  private static List<SchemaError> errors(String schema, String document) {
    return compiled(schema).validate(Trees.json(document));
  }

  private static DocumentSchema compiled(String schema) {
    return ((SchemaCompilation.Compiled) DocumentSchema.compile(Trees.json(schema))).schema();
  }

  private static List<SchemaError> faults(String schema) {
    return DocumentSchema.compile(Trees.json(schema)) instanceof SchemaCompilation.Faulty faulty
        ? faulty.errors()
        : List.of();
  }
}
