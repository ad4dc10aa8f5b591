package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DiffVersions;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.VersionDiff;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DiffVersionsIT {
  private static final DocumentKey KEY = employee("compared");

  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @BeforeAll
  static void aHistory() {
    service.create(KEY, "{\"salary\": 1, \"gone\": true, \"at\": {\"city\": \"Bern\"}}");
    service.replace(KEY, "{\"salary\": 2, \"new\": [1], \"at\": {\"city\": \"Genf\"}}");
    service.delete(KEY);
  }

  @Test
  void theChangesAreToldInTheOrderAsked() {
    assertThat(diff(1, 2).changes())
        .containsExactly(
            new FieldChange("at.city", "\"Bern\"", "\"Genf\""),
            new FieldChange("gone", "true", null),
            new FieldChange("new", null, "[1]"),
            new FieldChange("salary", "1", "2"));
  }

  @Test
  void theLaterVersionMayComeFirst() {
    VersionDiff back = diff(2, 1);

    assertThat(back.fromVersion()).isEqualTo(2);
    assertThat(back.changes())
        .contains(new FieldChange("new", "[1]", null), new FieldChange("gone", null, "true"));
  }

  @Test
  void aDeletionCountsAsAnEmptyObject() {
    assertThat(diff(2, 3).changes())
        .extracting(FieldChange::field, FieldChange::to)
        .containsExactly(tuple("at", null), tuple("new", null), tuple("salary", null));
  }

  @Test
  void aVersionDoesNotDifferFromItself() {
    assertThat(diff(2, 2).changes()).isEmpty();
    assertThat(diff(2, 2).jsonPatch()).isEqualTo("[]");
  }

  @Test
  void thePatchLeadsFromTheOneToTheOther() {
    assertThat(diff(1, 2).jsonPatch())
        .contains("{\"op\":\"replace\",\"path\":\"/salary\",\"value\":2}");
  }

  @Test
  void theVersionThatIsMissingIsNamed() {
    assertThat(service.refusal(Addresses.DIFF_VERSIONS, command(KEY, 1, 9)))
        .isEqualTo(new VersionNotFound(KEY, 9));
    assertThat(service.refusal(Addresses.DIFF_VERSIONS, command(KEY, 8, 9)))
        .isEqualTo(new VersionNotFound(KEY, 8));
  }

  @Test
  void aDocumentThatNeverWasIsNotFound() {
    assertThat(service.refusal(Addresses.DIFF_VERSIONS, command(employee("never"), 1, 2)))
        .isEqualTo(new DocumentNotFound(employee("never")));
  }

  private static VersionDiff diff(int from, int to) {
    return service.done(Addresses.DIFF_VERSIONS, command(KEY, from, to));
  }

  private static DiffVersions command(DocumentKey key, int from, int to) {
    return new DiffVersions(as("admin"), key, from, to);
  }
}
