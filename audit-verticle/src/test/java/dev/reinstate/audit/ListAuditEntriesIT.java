package dev.reinstate.audit;

import static dev.reinstate.audit.AuditFixture.ALL;
import static dev.reinstate.audit.AuditFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.AuditFilter;
import dev.reinstate.contracts.AuditPage;
import dev.reinstate.contracts.ListAuditEntries;
import dev.reinstate.contracts.Refusal.Forbidden;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ListAuditEntriesIT {
  private static final AuditFixture service = new AuditFixture();

  @BeforeAll
  static void trail() {
    service.deploy();
    service.commit("emp_1", "{\"salary\": 1}");
    service.commit("emp_2", "{\"salary\": 1}");
    service.commit("secrets", "emp_1", "{\"salary\": 1}");
    service.commit("emp_1", "{\"salary\": 2}");
    service.refuse("emp_1", "eve");
    service.commit("emp_1", null);
    service.restore("emp_1", 1);
    Awaitility.await().until(() -> service.number("select count(*) from audit.entry") == 7);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void theNewestComeFirst() {
    AuditPage page = page(ALL, 1_000, null);

    assertThat(seqs(page)).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(page.cursor()).isNull();
  }

  @Test
  void pagesFollowEachOtherWithoutAGap() {
    var seqs = new ArrayList<Long>();
    AuditPage page = page(ALL, 3, null);
    seqs.addAll(seqs(page));
    while (page.cursor() != null) {
      page = page(ALL, 3, page.cursor());
      seqs.addAll(seqs(page));
    }

    assertThat(seqs).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void aPageThatEndsWithTheTrailHasNoCursor() {
    assertThat(page(ALL, 7, null).cursor()).isNull();
    assertThat(page(ALL, 6, null).cursor()).isEqualTo(2L);
  }

  @Test
  void eachFilterLeavesWhatItAsksFor() {
    Instant at = page(ALL, 1_000, null).entries().get(3).timestamp();

    assertThat(found(filter("default", "secrets", null, null, null, null))).containsExactly(3L);
    assertThat(found(filter("other", null, null, null, null, null))).isEmpty();
    assertThat(found(filter(null, "employees", "emp_1", null, null, null)))
        .containsExactly(7L, 6L, 5L, 4L, 1L);
    assertThat(found(filter(null, null, null, Action.DELETE, null, null))).containsExactly(6L);
    assertThat(found(filter(null, null, null, null, "eve", null))).containsExactly(5L);
    assertThat(found(filter(null, null, null, null, null, false))).containsExactly(5L);
    assertThat(found(filter(null, null, "emp_2", null, "alice", true))).containsExactly(2L);
    assertThat(found(between(at, at))).containsExactly(4L);
    assertThat(found(between(at.plusNanos(1_000), null))).containsExactly(7L, 6L, 5L);
    assertThat(found(ids("request-restore", null, null))).containsExactly(7L);
    assertThat(found(ids(null, "operation", null))).isEmpty();
    assertThat(found(ids(null, null, "run-1"))).hasSize(7);
    assertThat(found(ids("\u0000", null, null))).isEmpty();
  }

  @Test
  void whoMayReadEverythingSeesWholeStates() {
    AuditEntry restored = entries("admin", "boss").getFirst();
    AuditEntry changed = entries("admin", "boss").get(3);

    assertThat(restored.before()).isNull();
    assertThat(restored.after()).isEqualTo("{\"salary\": 1}");
    assertThat(restored.restoreVersion()).isEqualTo(1);
    assertThat(changed.changes())
        .singleElement()
        .extracting("from", "to")
        .containsExactly("1", "2");
    assertThat(changed.userRoles()).containsExactly("admin", "r\u0001\"");
    assertThat(changed.hash()).isEqualTo(entries("admin", "boss").get(2).previousHash());
  }

  @Test
  void aRefusedAttemptSaysWhatItsCallerWasTold() {
    AuditEntry refused = entries("admin", "boss").get(2);

    assertThat(refused.success()).isFalse();
    assertThat(refused.error()).isNotNull().extracting("code").isEqualTo("FORBIDDEN");
    assertThat(refused.changes()).isEmpty();
  }

  @Test
  void statesOfACollectionThatTheReaderMayNotReadAreEmpty() {
    AuditEntry secret = entries("admin", "boss").get(4);

    assertThat(secret.before()).isNull();
    assertThat(secret.after()).isEqualTo("{}");
    assertThat(secret.changes()).isEmpty();
  }

  @Test
  void whoSeesSomeFieldsSeesThoseOfStatesAndChanges() {
    service.commit("masked", "{\"salary\": 1, \"email\": \"ann@example.com\"}");
    service.commit("masked", "{\"salary\": 2, \"email\": \"bob@example.com\"}");
    Awaitility.await().until(() -> found(named("masked")).size() == 2);

    AuditEntry changed = listed("clerk", "carl", named("masked")).getFirst();

    assertThat(changed.before()).isEqualTo("{\"email\":\"a***@example.com\"}");
    assertThat(changed.changes())
        .singleElement()
        .extracting("field", "from", "to")
        .containsExactly("email", "\"a***@example.com\"", "\"b***@example.com\"");
  }

  @Test
  void conditionsGoByTheDocumentAsItIsNow() {
    service.commit("moved", "{\"manager\": \"mia\"}");
    service.commit("moved", "{\"manager\": \"max\"}");
    service.commit("gone", "{\"manager\": \"max\"}");
    service.commit("gone", null);
    Awaitility.await()
        .until(() -> found(named("moved")).size() == 2 && found(named("gone")).size() == 2);

    assertThat(listed("manager", "mia", named("moved")).getLast().after()).isEqualTo("{}");
    assertThat(listed("manager", "max", named("moved")).getLast().after())
        .isEqualTo("{\"manager\": \"mia\"}");
    assertThat(listed("manager", "max", named("gone")).getFirst().before())
        .isEqualTo("{\"manager\": \"max\"}");
  }

  @Test
  void onlyWhoMayReadTheTrailReadsIt() {
    assertThat(
            service.refusal(
                Addresses.LIST_AUDIT_ENTRIES,
                new ListAuditEntries(as("eve", "employee"), ALL, 10, null)))
        .isEqualTo(new Forbidden(Action.READ, "_audit"));
  }

  private static List<AuditEntry> entries(String role, String user) {
    return service
        .done(Addresses.LIST_AUDIT_ENTRIES, new ListAuditEntries(as(user, role), ALL, 1_000, 8L))
        .entries();
  }

  private static List<AuditEntry> listed(String role, String user, AuditFilter filter) {
    return service
        .done(
            Addresses.LIST_AUDIT_ENTRIES, new ListAuditEntries(as(user, role), filter, 1_000, null))
        .entries();
  }

  private static AuditPage page(AuditFilter filter, int limit, @Nullable Long before) {
    return service.done(
        Addresses.LIST_AUDIT_ENTRIES,
        new ListAuditEntries(as("boss", "admin"), filter, limit, before == null ? 8L : before));
  }

  private static List<Long> found(AuditFilter filter) {
    return listed("admin", "boss", filter).stream()
        .filter(entry -> entry.seq() < 8 || !List.of("emp_1", "emp_2").contains(entry.documentId()))
        .filter(entry -> entry.seq() < 8 || filter.documentId() != null)
        .map(AuditEntry::seq)
        .toList();
  }

  private static List<Long> seqs(AuditPage page) {
    return page.entries().stream().map(AuditEntry::seq).toList();
  }

  private static AuditFilter named(String id) {
    return filter(null, "employees", id, null, null, null);
  }

  private static AuditFilter filter(
      @Nullable String space,
      @Nullable String collection,
      @Nullable String id,
      @Nullable Action action,
      @Nullable String user,
      @Nullable Boolean success) {
    return new AuditFilter(
        space, collection, id, action, user, success, null, null, null, null, null);
  }

  private static AuditFilter between(@Nullable Instant from, @Nullable Instant to) {
    return new AuditFilter(null, null, null, null, null, null, from, to, null, null, null);
  }

  private static AuditFilter ids(
      @Nullable String request, @Nullable String operation, @Nullable String correlation) {
    return new AuditFilter(
        null, null, null, null, null, null, null, null, request, operation, correlation);
  }
}
