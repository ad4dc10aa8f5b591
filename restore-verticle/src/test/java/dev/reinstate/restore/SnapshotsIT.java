package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateSnapshot;
import dev.reinstate.contracts.DeleteSnapshot;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.IdempotencyKey;
import dev.reinstate.contracts.ListSnapshots;
import dev.reinstate.contracts.ReadSnapshot;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.IdempotencyKeyReused;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.Snapshot;
import dev.reinstate.contracts.SnapshotPage;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.json.Microseconds;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots of spaces: named points in time. */
class SnapshotsIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aSnapshotNamesTheMomentItIsMadeUnlessTold() {
    Instant created = at(service.createSpace("now"));

    Snapshot snapshot = create("now", "as it is");

    assertThat(snapshot.label()).isEqualTo("as it is");
    assertThat(snapshot.dateTime()).isAfter(created).isEqualTo(snapshot.createdAt());
    assertThat(snapshot.createdBy()).isEqualTo("alice");
    assertThat(read("now", snapshot.id())).isEqualTo(snapshot);
  }

  @Test
  void itCanNameAMomentOfThePast() {
    Instant created = at(service.createSpace("past"));

    Snapshot snapshot = create("past", "the beginning", created);

    assertThat(snapshot.dateTime()).isEqualTo(created);
    assertThat(snapshot.createdAt()).isAfter(created);
  }

  @Test
  void aMomentBeforeTheSpaceIsNone() {
    Instant created = at(service.createSpace("early"));

    assertThat(refusal("early", "too early", created.minus(1, ChronoUnit.MICROS)))
        .isEqualTo(
            new InvalidRequest(
                "A snapshot cannot name a point before the space was created",
                Map.of("created_at", Microseconds.write(created))));
  }

  @Test
  void aMomentToComeIsNone() {
    service.createSpace("late");

    assertThat(refusal("late", "too late", Instant.now().plus(Duration.ofHours(1))))
        .isEqualTo(new InvalidRequest("A snapshot cannot name a point in the future"));
  }

  @Test
  void afterTheClockWasSetBackNowIsNotBeforeWhatIsThere() {
    service.createSpace("clock");
    service.create(new DocumentKey("clock", "employees", "a"), "{}");
    service.rows(
        """
        update version set updated_at = clock_timestamp() + interval '1 hour'
        where space = 'clock' and doc = (select doc from document where space = 'clock' and id = 'a')
        """);

    assertThat(create("clock", "now").dateTime()).isAfter(Instant.now().plusSeconds(3_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 201})
  void aLabelHasOneTo200Characters(int length) {
    assertThat(refusal("default", "\uD83D\uDE00".repeat(length), null))
        .isEqualTo(new InvalidRequest("The label of a snapshot must have 1 to 200 characters"));
    assertThat(create("default", "\uD83D\uDE00".repeat(200)).label()).hasSize(400);
  }

  @Test
  void pagesBeginWithTheLatestMomentAndMissNone() {
    Instant created = at(service.createSpace("pages"));
    for (int n = 0; n < 3; n++) {
      create("pages", "the same moment " + n, created);
    }
    Snapshot latest = create("pages", "now");

    List<Snapshot> all = allOf("pages", 2);

    assertThat(all).hasSize(4).doesNotHaveDuplicates().startsWith(latest);
    assertThat(all).containsExactlyElementsOf(page("pages", 4, null).snapshots());
    assertThat(page("pages", 4, null).cursor()).isNull();
  }

  @Test
  void aCursorIsGoodForItsOwnSpaceOnly() {
    service.createSpace("cursors");
    create("cursors", "one");
    create("cursors", "two");
    String cursor = page("cursors", 1, null).cursor();

    for (String other : Stream.of(cursor, "*", "e30").toList()) {
      assertThat(
              service.refusal(
                  Addresses.LIST_SNAPSHOTS, new ListSnapshots(as("admin"), "default", 1, other)))
          .isEqualTo(new InvalidRequest("Invalid cursor"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z"})
  void aCursorThatSomebodyMadeUpIsRefused(String moment) {
    String cursor = OpaqueCursor.write("snapshots of default", List.of(moment, "id"));

    assertThat(
            service.refusal(
                Addresses.LIST_SNAPSHOTS, new ListSnapshots(as("admin"), "default", 1, cursor)))
        .isEqualTo(new InvalidRequest("Invalid cursor"));
  }

  @Test
  void aSnapshotIsFoundInItsOwnSpaceOnly() {
    service.createSpace("own");
    Snapshot snapshot = create("own", "mine");

    assertThat(
            service.refusal(
                Addresses.READ_SNAPSHOT, new ReadSnapshot(as("admin"), "default", snapshot.id())))
        .isEqualTo(new NotFound("Snapshot not found"));
    assertThat(
            service.refusal(
                Addresses.DELETE_SNAPSHOT,
                new DeleteSnapshot(as("admin"), PLAIN, "default", snapshot.id())))
        .isEqualTo(new NotFound("Snapshot not found"));
    assertThat(read("own", snapshot.id())).isEqualTo(snapshot);
  }

  @Test
  void takenAwayItIsGone() {
    Snapshot snapshot = create("default", "for a moment");
    var deletion = new DeleteSnapshot(as("admin"), PLAIN, "default", snapshot.id());

    assertThat(service.done(Addresses.DELETE_SNAPSHOT, deletion)).isEqualTo(snapshot);

    assertThat(service.refusal(Addresses.DELETE_SNAPSHOT, deletion))
        .isEqualTo(new NotFound("Snapshot not found"));
  }

  @Test
  void aRepeatedCreationIsOneSnapshotEvenWhenThatIsGone() {
    service.createSpace("repeated");
    var creation = new CreateSnapshot(as("admin"), keyed("c", "c"), "repeated", "one", null);
    Snapshot snapshot = service.done(Addresses.CREATE_SNAPSHOT, creation);

    assertThat(service.ask(Addresses.CREATE_SNAPSHOT, creation))
        .isEqualTo(new Done<>(snapshot, true));

    assertThat(page("repeated", 10, null).snapshots()).containsExactly(snapshot);
    service.done(
        Addresses.DELETE_SNAPSHOT,
        new DeleteSnapshot(as("admin"), PLAIN, "repeated", snapshot.id()));
    assertThat(service.ask(Addresses.CREATE_SNAPSHOT, creation))
        .isEqualTo(new Done<>(snapshot, true));
    assertThat(page("repeated", 10, null).snapshots()).isEmpty();
  }

  @Test
  void aRepeatedDeletionIsAnsweredAsTheFirst() {
    Snapshot snapshot = create("default", "to be deleted twice");
    var deletion = new DeleteSnapshot(as("admin"), keyed("d", "d"), "default", snapshot.id());
    service.done(Addresses.DELETE_SNAPSHOT, deletion);

    assertThat(service.ask(Addresses.DELETE_SNAPSHOT, deletion))
        .isEqualTo(new Done<>(snapshot, true));
  }

  @Test
  void aKeyOfAnotherRequestMakesAndDeletesNothing() {
    Snapshot snapshot = create("default", "to stay");
    create("default", keyed("other", "a creation"));

    assertThat(
            service.refusal(
                Addresses.DELETE_SNAPSHOT,
                new DeleteSnapshot(
                    as("admin"), keyed("other", "a deletion"), "default", snapshot.id())))
        .isEqualTo(new IdempotencyKeyReused());
    assertThat(read("default", snapshot.id())).isEqualTo(snapshot);
  }

  @Test
  void aKeyThatAnotherProcessUsedMeanwhileLeavesNothing() {
    WriteOptions options = keyed("raced", "mine");
    var elsewhere = new Idempotency(service.pg);
    var store = new SnapshotStore(service.pg, elsewhere);
    var creation = new CreateSnapshot(as("admin"), options, "default", "raced", null);
    RestoreFixture.await(store.create("raced-1", creation));

    assertThat(RestoreFixture.await(store.create("raced-2", creation)))
        .isEqualTo(new SnapshotStore.KeyUsed());

    assertThat(service.number("select count(*) from snapshot where label = 'raced'")).isOne();
  }

  @Test
  void aDeletedSpaceKeepsItsSnapshotsAndGetsNoNewOnes() {
    service.createSpace("deleted");
    Snapshot snapshot = create("deleted", "before");
    service.delete(DocumentKey.ofSpace("deleted"));

    assertThat(refusal("deleted", "after", null)).isEqualTo(new SpaceNotFound("deleted"));
    assertThat(page("deleted", 10, null).snapshots()).containsExactly(snapshot);
    assertThat(read("deleted", snapshot.id())).isEqualTo(snapshot);
  }

  @Test
  void whoMayOnlyReadTheSpaceOnlyReads() {
    Snapshot snapshot = create("default", "to be seen");
    RequestContext visitor = as("visitor");
    var forbidden = new Forbidden(Action.UPDATE, "spaces");

    assertThat(
            service.done(
                Addresses.READ_SNAPSHOT, new ReadSnapshot(visitor, "default", snapshot.id())))
        .isEqualTo(snapshot);
    assertThat(
            service.refusal(
                Addresses.CREATE_SNAPSHOT,
                new CreateSnapshot(visitor, PLAIN, "default", "mine", null)))
        .isEqualTo(forbidden);
    assertThat(
            service.refusal(
                Addresses.DELETE_SNAPSHOT,
                new DeleteSnapshot(visitor, PLAIN, "default", snapshot.id())))
        .isEqualTo(forbidden);
  }

  @Test
  void aSnapshotIsNoChangeOfADocument() {
    long versions = service.number("select count(*) from version");
    long events = service.number("select count(*) from event");

    create("default", "just a name");

    assertThat(service.number("select count(*) from version")).isEqualTo(versions);
    assertThat(service.number("select count(*) from event")).isEqualTo(events);
  }

  @Test
  void aSpaceCanHaveTenThousandHoweverManyAreMadeAtOnce() {
    service.createSpace("full");
    service.rows(
        """
        insert into snapshot (snapshot, space, label, date_time, created_at, created_by)
        select 'n' || n, 'full', 'many', now(), now(), 'alice' from generate_series(1, 9998) n
        """);
    var command = new CreateSnapshot(as("admin"), PLAIN, "full", "one more", null);

    var sent = new ArrayList<Future<Reply<Snapshot>>>();
    for (int n = 0; n < 5; n++) {
      sent.add(service.send(Addresses.CREATE_SNAPSHOT, command));
    }
    List<Reply<Snapshot>> replies = sent.stream().map(RestoreFixture::await).toList();

    assertThat(replies.stream().filter(Reply.Refused.class::isInstance))
        .hasSize(3)
        .allMatch(
            new Reply.Refused<Snapshot>(
                    new InvalidRequest("A space can have at most 10000 snapshots"))
                ::equals);
    assertThat(service.number("select count(*) from snapshot where space = 'full'"))
        .isEqualTo(10_000);
  }

  private static WriteOptions keyed(String key, String request) {
    return new WriteOptions(null, new IdempotencyKey(key, request), null);
  }

  private static void create(String space, WriteOptions options) {
    service.done(
        Addresses.CREATE_SNAPSHOT,
        new CreateSnapshot(as("admin"), options, space, "with a key", null));
  }

  private static Snapshot create(String space, String label) {
    return service.done(
        Addresses.CREATE_SNAPSHOT, new CreateSnapshot(as("admin"), PLAIN, space, label, null));
  }

  private static Snapshot create(String space, String label, Instant dateTime) {
    return service.done(
        Addresses.CREATE_SNAPSHOT, new CreateSnapshot(as("admin"), PLAIN, space, label, dateTime));
  }

  private static Refusal refusal(String space, String label, @Nullable Instant dateTime) {
    return service.refusal(
        Addresses.CREATE_SNAPSHOT, new CreateSnapshot(as("admin"), PLAIN, space, label, dateTime));
  }

  private static Snapshot read(String space, String id) {
    return service.done(Addresses.READ_SNAPSHOT, new ReadSnapshot(as("admin"), space, id));
  }

  private static SnapshotPage page(String space, int limit, @Nullable String cursor) {
    return service.done(
        Addresses.LIST_SNAPSHOTS, new ListSnapshots(as("admin"), space, limit, cursor));
  }

  private static List<Snapshot> allOf(String space, int limit) {
    var all = new ArrayList<Snapshot>();
    String cursor = null;
    do {
      SnapshotPage page = page(space, limit, cursor);
      all.addAll(page.snapshots());
      cursor = page.cursor();
    } while (cursor != null);
    return all;
  }

  private static Instant at(Document document) {
    return Objects.requireNonNull(document.updatedAt());
  }
}
