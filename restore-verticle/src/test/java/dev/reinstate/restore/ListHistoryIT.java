package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.HistoryEntry;
import dev.reinstate.contracts.HistoryPage;
import dev.reinstate.contracts.ListHistory;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed in a space, as far as the caller may read it. */
class ListHistoryIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void whatChangedIsToldNewestFirstWithoutTheSnapshots() {
    service.createSpace("told");
    var key = new DocumentKey("told", "employees", "a");
    service.create(key, "{\"n\": 1}");
    service.replace(key, "{\"n\": 2}");
    service.restore(key, 1);
    service.delete(key);

    assertThat(all("told").stream().map(ListHistoryIT::name))
        .containsExactly(
            "employees/a 5 delete",
            "employees/a 4 restore",
            "employees/a 2 update",
            "employees/a 1 create",
            "spaces/told 1 create");
  }

  @Test
  void ofEachChangeIsToldWhatItsVersionTells() {
    service.createSpace("whole");
    var key = new DocumentKey("whole", "employees", "a");
    service.create(key, "{}");
    var reasoned = new WriteOptions(null, null, "because");
    service.done(
        Addresses.PATCH_DOCUMENT,
        new PatchDocument(
            as("admin"), reasoned, key, PatchDocument.Format.MERGE_PATCH, "{\"n\": 1}"));

    assertThat(all("whole").stream().limit(2).map(HistoryEntry::version))
        .containsExactlyElementsOf(service.versions(key));
    assertThat(all("whole").getFirst().version().changeReason()).isEqualTo("because");
  }

  @Test
  void bothEndsOfAPeriodBelongToIt() {
    service.createSpace("period");
    var key = new DocumentKey("period", "employees", "a");
    Instant first = at(service.create(key, "{\"n\": 1}"));
    Instant second = at(service.replace(key, "{\"n\": 2}"));
    service.replace(key, "{\"n\": 3}");

    assertThat(between("period", first, second)).containsExactly(2, 1);
    assertThat(between("period", first.plus(1, ChronoUnit.MICROS), second)).containsExactly(2);
    assertThat(between("period", first, second.minus(1, ChronoUnit.MICROS))).containsExactly(1);
    assertThat(between("period", second, first)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void pagesMissNothingAlsoAmongChangesOfOneMoment(int limit) {
    String space = "pages-" + limit;
    service.createSpace(space);
    List<NewDocument> documents =
        IntStream.range(0, 15).mapToObj(n -> new NewDocument("d" + n, "{}")).toList();
    service.done(
        Addresses.CREATE_DOCUMENTS,
        new CreateDocuments(as("admin"), PLAIN, space, "employees", documents));

    List<HistoryEntry> paged = allPages(as("admin"), space, limit);

    assertThat(paged).hasSize(16).containsExactlyElementsOf(all(space));
    assertThat(page(as("admin"), space, 16, null).cursor()).isNull();
  }

  @Test
  void collectionsWithoutAHistoryOrNoLongerConfiguredAreLeftOut() {
    service.createSpace("left-out");
    service.create(new DocumentKey("left-out", "notes", "unversioned"), "{}");
    service.create(new DocumentKey("left-out", "employees", "renamed"), "{}");
    service.rows("update document set collection = 'former' where id = 'renamed'");

    assertThat(all("left-out").stream().map(HistoryEntry::collection)).containsExactly("spaces");
  }

  @Test
  void changesOfWhatTheCallerMayNotReadAreLeftOut() {
    service.createSpace("partly");
    service.create(new DocumentKey("partly", "employees", "unreadable"), "{}");
    service.create(new DocumentKey("partly", "owned", "mine"), "{\"owner\": \"alice\"}");
    service.create(new DocumentKey("partly", "owned", "given-away"), "{\"owner\": \"alice\"}");
    service.replace(new DocumentKey("partly", "owned", "given-away"), "{\"owner\": \"bob\"}");
    service.create(new DocumentKey("partly", "owned", "deleted"), "{\"owner\": \"alice\"}");
    service.delete(new DocumentKey("partly", "owned", "deleted"));

    assertThat(allPages(as("visitor", "owner"), "partly", 2).stream().map(ListHistoryIT::name))
        .containsExactly(
            "owned/deleted 2 delete",
            "owned/deleted 1 create",
            "owned/mine 1 create",
            "spaces/partly 1 create");
  }

  @Test
  void muchThatTheCallerMayNotReadIsPassedInBoundedSteps() {
    service.createSpace("hidden");
    service.create(new DocumentKey("hidden", "owned", "mine"), "{\"owner\": \"alice\"}");
    service.create(new DocumentKey("hidden", "employees", "long"), "{}");
    lengthen("long", 150_000);
    RequestContext caller = as("visitor", "owner");

    HistoryPage first = page(caller, "hidden", 10, null);
    assertThat(first.entries()).isEmpty();
    assertThat(positionIn(first)).as("tells no time").hasSize(2);
    assertThat(allPages(caller, "hidden", 10).stream().map(ListHistoryIT::name))
        .containsExactly("owned/mine 1 create", "spaces/hidden 1 create");
  }

  @Test
  void manyDocumentsThatHaveToBeLookedAtArePassedInBoundedSteps() {
    service.createSpace("others");
    service.create(new DocumentKey("others", "owned", "mine"), "{\"owner\": \"alice\"}");
    service.create(new DocumentKey("others", "owned", "of-bob"), "{\"owner\": \"bob\"}");
    lengthen("of-bob", 6_000);
    RequestContext caller = as("visitor", "owner");

    HistoryPage first = page(caller, "others", 1, null);
    assertThat(first.entries()).isEmpty();
    assertThat(first.cursor()).isNotNull();
    assertThat(allPages(caller, "others", 1).stream().map(ListHistoryIT::name))
        .containsExactly("owned/mine 1 create", "spaces/others 1 create");
  }

  @Test
  void aCursorOfAVersionThatRetentionHasTakenIsNoneAnyMore() {
    service.createSpace("taken");
    service.create(new DocumentKey("taken", "owned", "of-carol"), "{\"owner\": \"carol\"}");
    lengthen("of-carol", 6_000);
    RequestContext caller = as("visitor", "owner");
    HistoryPage first = page(caller, "taken", 1, null);
    service.rows("delete from version where space = 'taken'");

    assertThat(
            service.refusal(
                Addresses.LIST_HISTORY,
                new ListHistory(caller, "taken", null, null, 1, first.cursor())))
        .isEqualTo(new InvalidRequest("Invalid cursor"));
  }

  @Test
  void aCursorIsGoodForItsOwnSpaceAndPeriodOnly() {
    service.createSpace("cursors");
    service.patch(DocumentKey.ofSpace("cursors"), "{\"n\": 1}");
    String cursor = Objects.requireNonNull(page(as("admin"), "cursors", 1, null).cursor());

    assertThat(isInvalid("cursors", null, cursor)).isFalse();
    assertThat(isInvalid("cursors", Instant.EPOCH, cursor)).isTrue();
    assertThat(isInvalid("default", null, cursor)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1 2 yesterday",
        "1 2 +1000000000-12-31T23:59:59Z",
        "x 2",
        "1 9999999999",
        "1 2 2026-01-01T00:00:00Z 4"
      })
  void aCursorThatSomebodyMadeUpIsRefused(String position) {
    var list = new ListHistory(as("admin"), "default", null, null, 1, null);
    String cursor = OpaqueCursor.write(HistoryReader.list(list), List.of(position.split(" ")));

    assertThat(isInvalid("default", null, cursor)).isTrue();
  }

  @Test
  void theHistoryOfADeletedSpaceIsKnown() {
    service.createSpace("deleted");
    service.delete(DocumentKey.ofSpace("deleted"));

    assertThat(all("deleted").stream().map(entry -> entry.version().action()))
        .containsExactly(VersionAction.DELETE, VersionAction.CREATE);
  }

  @Test
  void aSpaceThatNeverWasHasNoHistory() {
    assertThat(service.refusal(Addresses.LIST_HISTORY, command(as("admin"), "nowhere")))
        .isEqualTo(new SpaceNotFound("nowhere"));
  }

  @Test
  void whoMayNotReadTheSpaceIsToldNothing() {
    for (String space : List.of("default", "nowhere")) {
      assertThat(service.refusal(Addresses.LIST_HISTORY, command(as("owner"), space)))
          .isEqualTo(new Forbidden(Action.READ, "spaces"));
    }
  }

  /** Gives a document that many more versions. */
  private static void lengthen(String id, int versions) {
    service.rows(
        """
        with grown as (
          update document set head = head + %d where id = '%s' returning doc, content, space)
        insert into version (doc, version, content, action, updated_at, updated_by, space)
        select doc, n + 1, content, 'update', clock_timestamp(), 'alice', space
        from grown, generate_series(1, %d) n
        """
            .formatted(versions, id, versions));
  }

  private static List<String> positionIn(HistoryPage page) {
    String cursor = Objects.requireNonNull(page.cursor());
    String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    return List.of(json.split(",")).subList(1, json.split(",").length);
  }

  private static boolean isInvalid(String space, @Nullable Instant from, String cursor) {
    return service
        .ask(Addresses.LIST_HISTORY, new ListHistory(as("admin"), space, from, null, 1, cursor))
        .equals(new Refused<>(new InvalidRequest("Invalid cursor")));
  }

  private static List<Integer> between(String space, Instant from, Instant to) {
    return service
        .done(Addresses.LIST_HISTORY, new ListHistory(as("admin"), space, from, to, 100, null))
        .entries()
        .stream()
        .map(entry -> entry.version().version())
        .toList();
  }

  private static ListHistory command(RequestContext context, String space) {
    return new ListHistory(context, space, null, null, 100, null);
  }

  private static List<HistoryEntry> all(String space) {
    return service.done(Addresses.LIST_HISTORY, command(as("admin"), space)).entries();
  }

  private static HistoryPage page(
      RequestContext context, String space, int limit, @Nullable String cursor) {
    return service.done(
        Addresses.LIST_HISTORY, new ListHistory(context, space, null, null, limit, cursor));
  }

  private static List<HistoryEntry> allPages(RequestContext context, String space, int limit) {
    var all = new ArrayList<HistoryEntry>();
    String cursor = null;
    do {
      HistoryPage page = page(context, space, limit, cursor);
      all.addAll(page.entries());
      cursor = page.cursor();
    } while (cursor != null);
    return all;
  }

  private static String name(HistoryEntry entry) {
    return "%s/%s %d %s"
        .formatted(
            entry.collection(),
            entry.id(),
            entry.version().version(),
            entry.version().action().word());
  }

  private static Instant at(Document document) {
    return Objects.requireNonNull(document.updatedAt());
  }
}
