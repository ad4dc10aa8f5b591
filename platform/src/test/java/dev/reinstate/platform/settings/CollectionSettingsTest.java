package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionSettingsTest {

  @Test
  void aCollectionIsVersionedWithoutLimitsUnlessSaidOtherwise() {
    assertThat(Reading.valid("collections: { notes: }").collection("notes"))
        .isEqualTo(new CollectionSettings("notes", true, null, null, null));
  }

  @Test
  void theLimitsOfHistoryAreRead() {
    Settings settings =
        Reading.valid(
            "collections: { a: { versioning:"
                + " { enabled: false, max_versions: 3, retention_days: 1 } } }");

    assertThat(settings.collection("a")).isEqualTo(new CollectionSettings("a", false, 3, 1, null));
  }

  @Test
  void whatIsNotDeclaredDoesNotExist() {
    assertThat(Reading.valid("collections: { notes: }").collection("note")).isNull();
  }

  @Test
  void collectionsKeepTheirOrder() {
    assertThat(Reading.valid("collections: { c: , a: , b: }").collections().keySet())
        .containsExactly("c", "a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Employees", "1a", "_audit", "a.b", "a b", "\u00e4", "-a"})
  void otherNamesAreMistakes(String name) {
    assertThat(Reading.mistakes("collections: { '" + name + "': {} }"))
        .singleElement()
        .asString()
        .endsWith("a collection's name must match [a-z][a-z0-9_-]{0,62} (line 1)");
  }

  @Test
  void aNameHasAtMost63Characters() {
    assertThat(Reading.mistakes("collections: { " + "a".repeat(63) + ": {} }")).isEmpty();
    assertThat(Reading.mistakes("collections: { " + "a".repeat(64) + ": {} }")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workbooks",
        "sheets",
        "records",
        "documents",
        "files",
        "users",
        "actions",
        "jobs",
        "spaces",
        "versions",
        "diff",
        "restore",
        "restores",
        "snapshots",
        "history"
      })
  void namesOfTheServiceItselfAreMistakes(String name) {
    assertThat(Reading.mistakes("collections: { " + name + ": {} }"))
        .containsExactly("collections." + name + ": the name is the service's own (line 1)");
  }

  @Test
  void batchIsAName() {
    assertThat(Reading.mistakes("collections: { batch: {} }")).isEmpty();
  }

  @Test
  void limitsThatARestoreCannotLiveWithAreMistakes() {
    assertThat(
            Reading.mistakes(
                """
                collections:
                  a:
                    versioning:
                      enabled: maybe
                      max_versions: 2
                      retention_days: 0
                """))
        .containsExactly(
            "collections.a.versioning.enabled: must be true or false (line 4)",
            "collections.a.versioning.max_versions: must be 3 or more (line 5)",
            "collections.a.versioning.retention_days: must be a whole number from 1 to 1000000"
                + " (line 6)");
  }

  @Test
  void aMistakeInASchemaHasItsPlaceInTheFile() {
    assertThat(
            Reading.mistakes(
                """
                collections:
                  a:
                    schema:
                      properties:
                        salary:
                          minimum: none
                        name: { pattern: "(" }
                """))
        .containsExactly(
            "collections.a.schema.properties.salary.minimum: string found, number expected"
                + " (line 6)",
            "collections.a.schema.properties.name.pattern: does not match the regex pattern must be"
                + " a valid ECMA-262 regular expression (line 7)");
  }

  @Test
  void aVariableMissingInASchemaIsOneMistake() {
    assertThat(Reading.mistakes("collections: { a: { schema: { title: \"${NOWHERE}\" } } }"))
        .containsExactly(
            "collections.a.schema.title: the environment variable NOWHERE is not set (line 1)");
  }

  @Test
  void numbersInASchemaKeepTheirDigits() {
    DocumentSchema schema =
        Reading.schema("{ maximum: 1234567890123456789012345678901234567890.5 }");

    assertThat(schema.validate(Trees.json("1234567890123456789012345678901234567890.6")))
        .hasSize(1);
    assertThat(schema.validate(Trees.json("1234567890123456789012345678901234567890.5"))).isEmpty();
  }
}
