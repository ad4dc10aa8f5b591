package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DiffVersions;
import dev.reinstate.contracts.DocumentVersion;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.contracts.HookOutcome;
import dev.reinstate.contracts.HookReport;
import dev.reinstate.contracts.ListVersions;
import dev.reinstate.contracts.PreviewRestore;
import dev.reinstate.contracts.RestorePreview;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.VersionDiff;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.VersionHistory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryRoutesTest {

  @AutoClose static final TestApi api = TestApi.start();

  private static final Instant AT = Instant.parse("2025-06-01T12:00:00Z");
  private static final VersionEntry RESTORED =
      new VersionEntry(6, VersionAction.RESTORE, "alice", AT, "wrong \"raise\"", 2, null, "run-1");
  private static final VersionEntry DELETED =
      new VersionEntry(1, VersionAction.DELETE, "bob", AT, null, null, null, null);
  private static final List<FieldChange> CHANGES =
      List.of(new FieldChange("a", null, "1.10"), new FieldChange("b", "{\"x\": []}", null));

  @Test
  void versionsAreListedWithWhatIsKnownOfThem() throws Exception {
    api.answer(Addresses.LIST_VERSIONS, new VersionHistory(List.of(RESTORED, DELETED)));

    var response = api.get("/employees/emp_1/versions?_limit=2&_before=9");

    assertThat(response.body())
        .isEqualTo(
            "[{\"version\":6,\"action\":\"restore\",\"updated_by\":\"alice\","
                + "\"updated_at\":\"2025-06-01T12:00:00.000000Z\","
                + "\"change_reason\":\"wrong \\\"raise\\\"\",\"restored_from\":2,"
                + "\"correlation_id\":\"run-1\"},"
                + "{\"version\":1,\"action\":\"delete\",\"updated_by\":\"bob\","
                + "\"updated_at\":\"2025-06-01T12:00:00.000000Z\"}]");
    assertThat(api.received(ListVersions.class))
        .returns(2, ListVersions::limit)
        .returns(9, ListVersions::before);
  }

  @Test
  void aVersionIsADocumentAndItsMetadata() {
    api.answer(Addresses.READ_VERSION, new DocumentVersion(RESTORED, TestApi.JOHN));

    var response = api.get("/employees/emp_1/versions/6");

    assertThat(response.headers().firstValue("ETag")).contains("\"6\"");
    assertThat(response.body())
        .startsWith("{\"data\":{\"_id\":\"emp_1\",\"_version\":6,")
        .contains("75000.10},\"metadata\":{\"action\":\"restore\",")
        .endsWith("\"correlation_id\":\"run-1\"}}");
  }

  @Test
  void aVersionThatRecordsADeletionHasNoData() {
    api.answer(Addresses.READ_VERSION, new DocumentVersion(DELETED, null));

    assertThat(api.get("/employees/emp_1/versions/1").body())
        .startsWith("{\"data\":null,\"metadata\":{\"action\":\"delete\"");
  }

  @Test
  void aDifferenceKeepsTheDigits() throws Exception {
    api.answer(Addresses.DIFF_VERSIONS, new VersionDiff(4, 2, CHANGES, "[]"));

    var response = api.get("/employees/emp_1/diff/4/2");

    assertThat(response.body())
        .isEqualTo(
            "{\"from_version\":4,\"to_version\":2,\"changes\":["
                + "{\"field\":\"a\",\"to\":1.10},{\"field\":\"b\",\"from\":{\"x\": []}}]}");
    assertThat(api.received(DiffVersions.class))
        .returns(4, DiffVersions::from)
        .returns(2, DiffVersions::to);
  }

  @Test
  void aDifferenceIsAJsonPatchOnRequest() {
    String patch = "[{\"op\":\"add\",\"path\":\"/a\",\"value\":1.10}]";
    api.answer(Addresses.DIFF_VERSIONS, new VersionDiff(4, 2, CHANGES, patch));

    var response = api.get("/employees/emp_1/diff/4/2", "Accept", "application/json-patch+json");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/json-patch+json");
    assertThat(response.body()).isEqualTo(patch);
  }

  @Test
  void aPreviewSaysWhatWouldHappen() throws Exception {
    api.answer(
        Addresses.PREVIEW_RESTORE,
        new RestorePreview(
            4,
            2,
            CHANGES,
            TestApi.JOHN,
            List.of(
                new HookReport("stamp", HookOutcome.CHANGED, null),
                new HookReport("check", HookOutcome.REJECTED, "not now"),
                new HookReport("other", HookOutcome.NOT_EVALUATED, null)),
            List.of("salary")));

    var response = api.get("/employees/emp_1/restore/2?schema=ignore");

    assertThat(response.body())
        .startsWith("{\"from_version\":4,\"restore_version\":2,\"changes\":[{\"field\":\"a\"")
        .contains("],\"document\":{\"_id\":\"emp_1\",\"_version\":6,")
        .endsWith(
            "},\"hooks\":[{\"name\":\"stamp\",\"outcome\":\"changed\"},"
                + "{\"name\":\"check\",\"outcome\":\"rejected\",\"message\":\"not now\"},"
                + "{\"name\":\"other\",\"outcome\":\"not_evaluated\"}],"
                + "\"fields_kept\":[\"salary\"]}");
    assertThat(api.received(PreviewRestore.class).ignoreSchema()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "versions/abc",
        "versions/0",
        "versions/",
        "diff/abc/1",
        "diff/1/abc",
        "restore/1.5",
        "versions?_before=0",
        "versions?_limit=0",
        "restore/1?schema=strict"
      })
  void whatCannotBeReadReachesNobody(String path) {
    api.answer(
        Addresses.PREVIEW_RESTORE,
        new RestorePreview(4, 2, CHANGES, TestApi.JOHN, List.of(), List.of()));

    assertThat(api.get("/employees/emp_1/" + path).statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }
}
