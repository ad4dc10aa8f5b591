package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoringSpaces.employee;
import static dev.reinstate.restore.RestoringSpaces.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.PreviewSpaceUndo;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.SpaceRestorePreview;
import dev.reinstate.contracts.UndoSpaceRestore;
import dev.reinstate.platform.json.Microseconds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class UndoSpaceRestoreIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();
  private static final RestoringSpaces spaces = new RestoringSpaces(service);

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void aPreviewTellsWhatTheUndoWouldDo() {
    String operation = restored("told");

    SpaceRestorePreview preview = preview("told", operation);

    assertThat(preview.byCollection())
        .containsOnlyKeys("employees")
        .containsValue(new OperationCounts(1, 1, 1));
    assertThat(preview.plan()).isNull();
    assertThat(preview.conflicts()).isEmpty();
  }

  @Test
  void documentsThatWereChangedSinceAreAConflictUnlessForced() {
    String operation = restored("conflict");
    service.replace(employee("conflict", "changed"), "{\"n\": 7}");
    List<String> before = spaces.contents("conflict");
    List<DocumentKey> changed = List.of(employee("conflict", "changed"));

    assertThat(preview("conflict", operation).conflicts()).isEqualTo(changed);
    assertThat(service.refusal(Addresses.UNDO_SPACE_RESTORE, undo("conflict", operation, false)))
        .isEqualTo(new ConflictsWith("Documents were changed since the restore", changed));
    assertThat(spaces.contents("conflict")).isEqualTo(before);

    service.done(Addresses.UNDO_SPACE_RESTORE, undo("conflict", operation, true));

    assertThat(spaces.contents("conflict")).containsExactly("changed {\"n\": 2}", "new {\"n\": 1}");
  }

  @Test
  void whatWasCreatedSinceStaysAndIsNoConflict() {
    String operation = restored("since");
    service.create(employee("since", "since"), "{}");

    service.done(Addresses.UNDO_SPACE_RESTORE, undo("since", operation, false));

    assertThat(spaces.contents("since"))
        .containsExactly("changed {\"n\": 2}", "new {\"n\": 1}", "since {}");
  }

  @Test
  void anUndoLeavesNoChildWithoutItsParent() {
    service.createSpace("orphan");
    service.create(new DocumentKey("orphan", "workbooks", "w"), "{}");
    Instant then = spaces.now();
    service.delete(new DocumentKey("orphan", "workbooks", "w"));
    String operation =
        service.done(Addresses.RESTORE_SPACE, restoration("orphan", then)).operation();
    DocumentKey sheet = new DocumentKey("orphan", "sheets", "s");
    service.create(sheet, "{\"workbook_id\": \"w\"}");

    assertThat(service.refusal(Addresses.UNDO_SPACE_RESTORE, undo("orphan", operation, true)))
        .isEqualTo(
            new ConflictsWith(
                "Documents would be left without what they belong to", List.of(sheet)));
  }

  @Test
  void theUndoOfAnUndoIsTheRestoreAgain() {
    String operation = restored("again");
    List<String> after = spaces.contents("again");
    String undo =
        service.done(Addresses.UNDO_SPACE_RESTORE, undo("again", operation, false)).operation();

    service.done(Addresses.UNDO_SPACE_RESTORE, undo("again", undo, false));

    assertThat(spaces.contents("again")).isEqualTo(after);
  }

  @Test
  void whatRetentionHasTakenCannotBeUndone() {
    String operation = restored("pruned");
    service.rows(
        "delete from version where space = 'pruned' and version in (1, 2) and doc in"
            + " (select doc from document where space = 'pruned' and id = 'changed')");
    service.rows("update document set oldest = 3 where space = 'pruned' and id = 'changed'");

    assertThat(service.refusal(Addresses.UNDO_SPACE_RESTORE, undo("pruned", operation, false)))
        .isInstanceOfSatisfying(
            InvalidRequest.class,
            refusal ->
                assertThat(refusal.details()).containsEntry("collections", List.of("employees")));
  }

  @Test
  void aRestoreWhoseOwnVersionsRetentionHasTakenCannotBeUndone() {
    String operation = restored("forgotten");
    DocumentKey key = employee("forgotten", "changed");
    Instant earliest = Objects.requireNonNull(service.replace(key, "{\"n\": 8}").updatedAt());
    spaces.prune(key);
    var lost =
        new InvalidRequest(
            "Cannot restore to a point before what retention has kept",
            Map.of("earliest", Microseconds.write(earliest), "collections", List.of("employees")));

    assertThat(service.refusal(Addresses.UNDO_SPACE_RESTORE, undo("forgotten", operation, true)))
        .isEqualTo(lost);
    assertThat(service.refusal(Addresses.PREVIEW_SPACE_UNDO, previewing("forgotten", operation)))
        .isEqualTo(lost);
  }

  @Test
  void aRestoreOfACollectionWithoutAHistoryByNowCannotBeUndone() {
    String operation = restored("switched");
    service.create(new DocumentKey("switched", "notes", "note"), "{}");
    service.rows(
        """
        update operation
        set by_collection = by_collection || '{"notes": {"create": 0, "update": 1, "delete": 0}}'
        where operation = '%s'
        """
            .formatted(operation));
    service.rows(
        """
        update version set operation = '%s'
        where doc = (select doc from document where space = 'switched' and collection = 'notes')
        """
            .formatted(operation));

    assertThat(service.refusal(Addresses.UNDO_SPACE_RESTORE, undo("switched", operation, true)))
        .isEqualTo(
            new InvalidRequest(
                "Cannot restore to a point before what retention has kept",
                Map.of("collections", List.of("notes"))));
  }

  @Test
  void onlyRestoresOfTheSpaceThatAreDoneCanBeUndone() {
    String operation = restored("mine");
    service.createSpace("yours");
    service.rows(
        """
        insert into operation (operation, space, status, date_time, started_by, started_at)
        values ('failed', 'mine', 'failed', now(), 'alice', now()), ('runs', 'mine', 'running', now(), 'alice', now())
        """);

    assertThat(service.refusal(Addresses.UNDO_SPACE_RESTORE, undo("yours", operation, false)))
        .isEqualTo(new NotFound("Restore not found"));
    assertThat(service.refusal(Addresses.UNDO_SPACE_RESTORE, undo("mine", "failed", false)))
        .isInstanceOf(InvalidRequest.class);
    assertThat(service.refusal(Addresses.UNDO_SPACE_RESTORE, undo("mine", "runs", false)))
        .isInstanceOf(ConflictsWith.class);
  }

  /** Makes a space and restores it; gives the operation. */
  private static String restored(String space) {
    Instant then = spaces.changedSince(space);
    return service.done(Addresses.RESTORE_SPACE, restoration(space, then)).operation();
  }

  private static SpaceRestorePreview preview(String space, String operation) {
    return service.done(Addresses.PREVIEW_SPACE_UNDO, previewing(space, operation));
  }

  private static PreviewSpaceUndo previewing(String space, String operation) {
    return new PreviewSpaceUndo(as("admin"), space, operation, 10, null);
  }

  private static UndoSpaceRestore undo(String space, String operation, boolean force) {
    return new UndoSpaceRestore(as("admin"), PLAIN, space, operation, force, false);
  }
}
