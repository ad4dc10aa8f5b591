package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoringSpaces.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateSnapshot;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.PlannedOperation;
import dev.reinstate.contracts.PreviewSpaceRestore;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.ForbiddenCollections;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.RestorePoint;
import dev.reinstate.contracts.Selection;
import dev.reinstate.contracts.Snapshot;
import dev.reinstate.contracts.SpaceRestorePreview;
import dev.reinstate.platform.json.Microseconds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PreviewSpaceRestoreIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();
  private static final RestoringSpaces spaces = new RestoringSpaces(service);

  @Test
  void itTellsOfEachDocumentWhatWouldBecomeOfIt() {
    Instant then = spaces.changedSince("told");

    SpaceRestorePreview preview = preview("told", then);

    assertThat(preview.operations())
        .containsExactly(
            new PlannedOperation(
                Action.UPDATE, "employees", "changed", 2, 1, List.of(change("2", "1"))),
            new PlannedOperation(
                Action.CREATE, "employees", "gone", 2, 1, List.of(change(null, "1"))),
            new PlannedOperation(
                Action.DELETE, "employees", "new", 1, null, List.of(change("1", null))));
    assertThat(preview.byCollection()).isEqualTo(Map.of("employees", new OperationCounts(1, 1, 1)));
    assertThat(preview.counts()).isEqualTo(new OperationCounts(1, 1, 1));
  }

  @Test
  void itLeavesNothingBehind() {
    Instant then = spaces.changedSince("untouched");
    String all =
        """
        select md5(string_agg(stored, ',' order by stored))
        from (
          select version::text as stored from version
          union all select document::text from document
          union all select event::text from event
        ) as everything
        """;
    Object before = service.value(all);

    preview("untouched", then);

    assertThat(service.value(all)).isEqualTo(before);
    assertThat(service.number("select count(*) from pg_class where relname = 'restore_plan'"))
        .isZero();
  }

  @Test
  void operationsComeInPagesAndCountsAreOfAll() {
    Instant then = spaces.changedSince("paged");

    SpaceRestorePreview first = preview(command("paged", then, Selection.ALL, 2, null));
    SpaceRestorePreview second = preview(command("paged", then, Selection.ALL, 2, first.cursor()));

    assertThat(first.operations())
        .extracting(PlannedOperation::id)
        .containsExactly("changed", "gone");
    assertThat(second.operations()).extracting(PlannedOperation::id).containsExactly("new");
    assertThat(second.cursor()).isNull();
    assertThat(second.counts()).isEqualTo(first.counts());
  }

  @Test
  void aPageEndsWhenItsContentsGetLarge() {
    service.createSpace("large");
    Instant then = spaces.now();
    String content = "{\"text\": \"%s\"}".formatted("x".repeat(1 << 20));
    for (int i = 0; i < 10; i++) {
      service.create(employee("large", "large-" + i), content);
    }

    SpaceRestorePreview first = preview("large", then);

    assertThat(first.operations()).hasSize(8);
    assertThat(preview(command("large", then, Selection.ALL, 100, first.cursor())).operations())
        .extracting(PlannedOperation::id)
        .containsExactly("large-8", "large-9");
  }

  @Test
  void aDocumentWithTheSameContentAgainIsNoOperation() {
    service.createSpace("same");
    service.create(employee("same", "there-and-back"), "{\"n\": 1}");
    Instant then = spaces.now();
    service.replace(employee("same", "there-and-back"), "{\"n\": 2}");
    service.replace(employee("same", "there-and-back"), "{\"n\": 1}");
    service.create(employee("same", "passing"), "{}");
    service.delete(employee("same", "passing"));

    assertThat(preview("same", then).operations()).isEmpty();
  }

  @Test
  void collectionsWithoutHistoryAreNamedAsSkipped() {
    Instant then = spaces.changedSince("skipping");
    service.create(new DocumentKey("skipping", "notes", "note"), "{}");
    service.create(new DocumentKey("skipping", "jobs", "job"), "{\"status\": \"complete\"}");

    assertThat(preview("skipping", then).skippedCollections()).containsExactly("jobs", "notes");
    assertThat(
            preview(command("skipping", then, collections("employees"), 10, null))
                .skippedCollections())
        .isEmpty();
  }

  @Test
  void whoMayRestoreAndNotReadIsToldOfNoFields() {
    Instant then = spaces.changedSince("unread");

    SpaceRestorePreview preview =
        service.done(
            Addresses.PREVIEW_SPACE_RESTORE,
            new PreviewSpaceRestore(
                as("restorer", "writer"),
                "unread",
                new RestorePoint.At(then),
                Selection.ALL,
                10,
                null));

    assertThat(preview.operations())
        .hasSize(3)
        .allSatisfy(planned -> assertThat(planned.changes()).isEmpty());
  }

  @Test
  void everyCollectionThatWouldBeChangedNeedsPermission() {
    Instant then = spaces.changedSince("forbidden");
    service.create(new DocumentKey("forbidden", "owned", "mine"), "{\"owner\": \"alice\"}");

    assertThat(
            service.refusal(
                Addresses.PREVIEW_SPACE_RESTORE,
                new PreviewSpaceRestore(
                    as("restorer", "reader", "owner"),
                    "forbidden",
                    new RestorePoint.At(then),
                    Selection.ALL,
                    10,
                    null)))
        .isEqualTo(new ForbiddenCollections(Action.RESTORE, List.of("employees", "owned")));
  }

  @Test
  void onlyMomentsOfTheSpaceCanBeGoneBackTo() {
    Instant created = service.createSpace("moments").createdAt();

    assertThat(refusal("moments", new RestorePoint.At(created.minusNanos(1_000))))
        .isEqualTo(
            new InvalidRequest(
                "Cannot restore to a point before the space was created",
                Map.of("created_at", Microseconds.write(created))));
    assertThat(refusal("moments", new RestorePoint.At(spaces.now().plusSeconds(3_600))))
        .isEqualTo(new InvalidRequest("Cannot restore to a point in the future"));
    assertThat(refusal("moments", new RestorePoint.OfSnapshot("none")))
        .isEqualTo(new NotFound("Snapshot not found"));
    assertThat(refusal("nowhere", new RestorePoint.At(created)))
        .isEqualTo(new SpaceNotFound("nowhere"));
  }

  @Test
  void aSnapshotOfNowIsNoFutureAfterTheClockWasSetBack() {
    service.createSpace("clock");
    service.create(employee("clock", "changed"), "{}");
    service.rows(
        """
        update version set updated_at = clock_timestamp() + interval '1 hour'
        where space = 'clock' and doc = (select doc from document where space = 'clock' and id = 'changed')
        """);
    service.createSpace("floor");
    service.rows(
        "update space set floor = clock_timestamp() + interval '1 hour' where space = 'floor'");

    for (String space : List.of("clock", "floor")) {
      Snapshot now =
          service.done(
              Addresses.CREATE_SNAPSHOT,
              new CreateSnapshot(as("admin"), PLAIN, space, "now", null));
      var command =
          new PreviewSpaceRestore(
              as("admin"), space, new RestorePoint.OfSnapshot(now.id()), Selection.ALL, 10, null);

      assertThat(preview(command).dateTime()).isEqualTo(now.dateTime()).isAfter(spaces.now());
    }
  }

  @Test
  void theMomentOfTheCreationIsOneOfTheSpace() {
    Instant created = service.createSpace("first").createdAt();

    assertThat(preview("first", created).operations()).isEmpty();
  }

  @Test
  void whatRetentionHasTakenIsNotReplacedBySomethingNewer() {
    service.createSpace("pruned");
    service.create(employee("pruned", "kept"), "{\"n\": 1}");
    DocumentKey pruned = new DocumentKey("pruned", "limited", "pruned");
    service.create(pruned, "{\"n\": 1}");
    Instant then = spaces.now();
    service.replace(employee("pruned", "kept"), "{\"n\": 2}");
    Instant earliest = Objects.requireNonNull(service.replace(pruned, "{\"n\": 2}").updatedAt());
    service.rows(
        "delete from version using document d where version.doc = d.doc and d.id = 'pruned' and"
            + " version = 1");
    service.rows("update document set oldest = 2 where id = 'pruned' and collection = 'limited'");

    assertThat(refusal("pruned", new RestorePoint.At(then)))
        .isEqualTo(
            new InvalidRequest(
                "Cannot restore to a point before what retention has kept",
                Map.of(
                    "earliest", Microseconds.write(earliest), "collections", List.of("limited"))));
    assertThat(preview("pruned", earliest).counts()).isEqualTo(new OperationCounts(0, 0, 0));
    assertThat(preview(command("pruned", then, collections("employees"), 10, null)).operations())
        .extracting(PlannedOperation::id)
        .containsExactly("kept");
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    service.createSpace("cursor");

    assertThat(
            service.refusal(
                Addresses.PREVIEW_SPACE_RESTORE,
                command("cursor", spaces.now(), Selection.ALL, 10, "none")))
        .isEqualTo(new InvalidRequest("Invalid cursor"));
  }

  private static FieldChange change(@Nullable String from, @Nullable String to) {
    return new FieldChange("n", from, to);
  }

  private static Selection collections(String... collections) {
    return new Selection(List.of(collections), List.of(), null, null);
  }

  private static SpaceRestorePreview preview(String space, Instant then) {
    return preview(command(space, then, Selection.ALL, 100, null));
  }

  private static SpaceRestorePreview preview(PreviewSpaceRestore command) {
    return service.done(Addresses.PREVIEW_SPACE_RESTORE, command);
  }

  private static Refusal refusal(String space, RestorePoint point) {
    return service.refusal(
        Addresses.PREVIEW_SPACE_RESTORE,
        new PreviewSpaceRestore(as("admin"), space, point, Selection.ALL, 10, null));
  }

  private static PreviewSpaceRestore command(
      String space, Instant then, Selection selection, int limit, @Nullable String cursor) {
    return new PreviewSpaceRestore(
        as("admin"), space, new RestorePoint.At(then), selection, limit, cursor);
  }
}
