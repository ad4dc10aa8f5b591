package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static dev.reinstate.restore.RestoringSpaces.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ListSpaceRestores;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.ForbiddenCollections;
import dev.reinstate.contracts.Refusal.HookRejected;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.RestorePoint;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.contracts.Selection;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestorePage;
import dev.reinstate.contracts.SpaceRestoreStatus;
import dev.reinstate.contracts.UndoSpaceRestore;
import dev.reinstate.contracts.WriteOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A restore of a space from the request to its account. */
class RestoreSpaceIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();
  private static final RestoringSpaces spaces = new RestoringSpaces(service);

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void whatChangedSinceIsAsItWasAndTheAccountSaysSo() {
    Instant then = spaces.changedSince("basic");

    SpaceRestore restored = service.done(Addresses.RESTORE_SPACE, restoration("basic", then));

    assertThat(spaces.contents("basic")).containsExactly("changed {\"n\": 1}", "gone {\"n\": 1}");
    assertThat(restored.status()).isEqualTo(SpaceRestoreStatus.DONE);
    assertThat(restored.byCollection())
        .isEqualTo(Map.of("employees", new OperationCounts(1, 1, 1)));
    assertThat(restored.done()).isEqualTo(3);
    assertThat(spaces.read("basic", restored.operation())).isEqualTo(restored);
  }

  @Test
  void itIsOneEventOfOneTimeWithTheOperationOfAllVersions() {
    Instant then = spaces.changedSince("event");
    long before = service.number("select count(*) from event where space = 'event'");

    SpaceRestore restored = service.done(Addresses.RESTORE_SPACE, restoration("event", then));

    assertThat(service.number("select count(*) from event where space = 'event'") - before).isOne();
    assertThat(
            service.value(
                """
                select type || ' ' || collection || '/' || document_id || ' ' || (context ->> 'operation_id')
                from event where space = 'event' order by seq desc limit 1
                """))
        .isEqualTo("reinstate.space.restored spaces/event " + restored.operation());
    assertThat(
            service.number(
                "select count(*) from version where operation = '%s' and updated_at = '%s'"
                    .formatted(restored.operation(), restored.restoredAt())))
        .isEqualTo(5);
  }

  @Test
  void whereNothingChangedItSucceedsWithoutChangingAnything() {
    service.createSpace("same");

    SpaceRestore restored =
        service.done(Addresses.RESTORE_SPACE, restoration("same", spaces.now()));

    assertThat(restored.status()).isEqualTo(SpaceRestoreStatus.DONE);
    assertThat(restored.counts()).isEqualTo(new OperationCounts(0, 0, 0));
  }

  @Test
  void aRestoreIsUndoneByItsOperation() {
    Instant then = spaces.changedSince("undone");
    List<String> before = spaces.contents("undone");
    SpaceRestore restored = service.done(Addresses.RESTORE_SPACE, restoration("undone", then));

    SpaceRestore undo =
        service.done(
            Addresses.UNDO_SPACE_RESTORE,
            new UndoSpaceRestore(as("admin"), PLAIN, "undone", restored.operation(), false, false));

    assertThat(spaces.contents("undone")).isEqualTo(before);
    assertThat(undo.undoes()).isEqualTo(restored.operation());
    assertThat(undo.dateTime()).isEqualTo(restored.dateTime());
  }

  @Test
  void whoMayNotRestoreSpacesIsNotToldWhetherThereIsOne() {
    var command =
        new RestoreSpace(
            as("reader"),
            PLAIN,
            "nowhere",
            new RestorePoint.At(Instant.EPOCH),
            Selection.ALL,
            null,
            false);

    assertThat(service.refusal(Addresses.RESTORE_SPACE, command))
        .isEqualTo(new ForbiddenCollections(Action.RESTORE, List.of("spaces")));
  }

  @Test
  void aSpaceThatNeverWasIsNotFound() {
    assertThat(service.refusal(Addresses.RESTORE_SPACE, restoration("nowhere", Instant.EPOCH)))
        .isEqualTo(new SpaceNotFound("nowhere"));
  }

  @Test
  void aPlanThatIsNoneIsRefused() {
    service.createSpace("unplanned");
    var command =
        new RestoreSpace(
            as("admin"),
            PLAIN,
            "unplanned",
            new RestorePoint.At(spaces.now()),
            Selection.ALL,
            "made-up",
            false);

    assertThat(service.refusal(Addresses.RESTORE_SPACE, command))
        .isInstanceOf(InvalidRequest.class);
  }

  @Test
  void anUploadInProgressIsAConflictAndTheAccountSaysSo() {
    Instant then = spaces.changedSince("sending");
    service.rows("insert into blob (state, space) values ('receiving', 'sending')");

    assertThat(service.refusal(Addresses.RESTORE_SPACE, restoration("sending", then)))
        .isEqualTo(new ConflictsWith("An upload to this space is in progress", List.of()));

    assertThat(spaces.list("sending", 10, null).restores())
        .singleElement()
        .satisfies(
            restore -> {
              assertThat(restore.status()).isEqualTo(SpaceRestoreStatus.FAILED);
              assertThat(restore.error()).isNotNull();
              assertThat(restore.error().code()).isEqualTo("CONFLICT");
            });
  }

  @Test
  void aHookStopsItBeforeThereIsAnAccountOfIt() {
    Instant then = spaces.changedSince("vetoed");
    List<String> before = spaces.contents("vetoed");
    var options = new WriteOptions(null, null, "unwanted");

    assertThat(service.refusal(Addresses.RESTORE_SPACE, restoration("vetoed", then, options)))
        .isEqualTo(new HookRejected("veto", "not now", null));

    assertThat(spaces.contents("vetoed")).isEqualTo(before);
    assertThat(spaces.list("vetoed", 10, null).restores()).isEmpty();
  }

  @Test
  void aHookStopsAnUndoToo() {
    Instant then = spaces.changedSince("final");
    SpaceRestore restored = service.done(Addresses.RESTORE_SPACE, restoration("final", then));
    List<String> before = spaces.contents("final");
    var undo =
        new UndoSpaceRestore(
            as("admin"),
            new WriteOptions(null, null, "unwanted"),
            "final",
            restored.operation(),
            false,
            false);

    assertThat(service.refusal(Addresses.UNDO_SPACE_RESTORE, undo))
        .isEqualTo(new HookRejected("veto", "not now", null));

    assertThat(spaces.contents("final")).isEqualTo(before);
  }

  @Test
  void aRepeatedRequestIsAnsweredWithTheFirstRestore() {
    Instant then = spaces.changedSince("repeated");
    RestoreSpace command = restoration("repeated", then, withKey("restore", "same"));
    SpaceRestore first = service.done(Addresses.RESTORE_SPACE, command);

    Reply<SpaceRestore> second = service.ask(Addresses.RESTORE_SPACE, command);

    assertThat(second).isEqualTo(new Done<>(first, true));
  }

  @Test
  void whatFailedCanBeTriedAgainWithItsKey() {
    Instant then = spaces.changedSince("again");
    RestoreSpace command = restoration("again", then, withKey("again", "same"));
    service.rows("insert into blob (state, space) values ('receiving', 'again')");
    assertThat(service.refusal(Addresses.RESTORE_SPACE, command)).isInstanceOf(ConflictsWith.class);
    service.rows("update blob set state = 'dropped' where space = 'again'");

    Reply<SpaceRestore> second = service.ask(Addresses.RESTORE_SPACE, command);

    assertThat(second)
        .isInstanceOfSatisfying(Done.class, done -> assertThat(done.replayed()).isFalse());
  }

  @Test
  void theListIsNewestFirstInPages() {
    service.createSpace("listed");
    List<String> operations =
        List.of(1, 2, 3).stream()
            .map(n -> restoration("listed", spaces.now()))
            .map(command -> service.done(Addresses.RESTORE_SPACE, command).operation())
            .toList();

    SpaceRestorePage first = spaces.list("listed", 2, null);
    SpaceRestorePage second = spaces.list("listed", 2, first.cursor());

    assertThat(first.restores())
        .extracting(SpaceRestore::operation)
        .containsExactly(operations.get(2), operations.get(1));
    assertThat(second.restores())
        .extracting(SpaceRestore::operation)
        .containsExactly(operations.get(0));
    assertThat(second.cursor()).isNull();
  }

  @Test
  void aCursorOfAnotherSpaceIsNone() {
    service.createSpace("left");
    service.createSpace("right");
    service.done(Addresses.RESTORE_SPACE, restoration("left", spaces.now()));
    service.done(Addresses.RESTORE_SPACE, restoration("left", spaces.now()));
    String cursor = spaces.list("left", 1, null).cursor();

    assertThat(
            service.refusal(
                Addresses.LIST_SPACE_RESTORES,
                new ListSpaceRestores(as("admin"), "right", 1, cursor)))
        .isEqualTo(new InvalidRequest("Invalid cursor"));
  }

  @Test
  void theRestoreOfAnotherSpaceIsNotFound() {
    service.createSpace("mine");
    service.createSpace("yours");
    String operation =
        service.done(Addresses.RESTORE_SPACE, restoration("mine", spaces.now())).operation();

    assertThat(RestoreFixture.refusal(await(spaces.reading("yours", operation))))
        .isEqualTo(new NotFound("Restore not found"));
  }

  @Test
  void theSpaceItselfGoesBackToo() {
    DocumentKey space = DocumentKey.ofSpace("revived");
    service.createSpace("revived");
    service.create(new DocumentKey("revived", "employees", "inside"), "{\"n\": 1}");
    Instant then = spaces.now();
    service.delete(space);

    service.done(Addresses.RESTORE_SPACE, restoration("revived", then));

    assertThat(service.read(space).version()).isEqualTo(4);
    assertThat(spaces.contents("revived")).containsExactly("inside {\"n\": 1}");
  }
}
