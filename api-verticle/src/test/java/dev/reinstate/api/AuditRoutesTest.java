package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditFilter;
import dev.reinstate.contracts.AuditHead;
import dev.reinstate.contracts.AuditPage;
import dev.reinstate.contracts.AuditVerification;
import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import dev.reinstate.contracts.ListAuditEntries;
import dev.reinstate.contracts.ReadAuditEntry;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.VerifyAudit;
import dev.reinstate.contracts.VerifyAudit.KnownHead;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRoutesTest {

  @AutoClose static final TestApi api = TestApi.start();

  private static final String HASH =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @Test
  void anEntryHasEveryMember() {
    api.answer(Addresses.READ_AUDIT_ENTRY, AuditEntries.RESTORED);

    assertThat(api.get("/_audit/7").body())
        .isEqualTo(
            """
            {"seq":7,"event_id":"e-7","timestamp":"2025-06-01T12:00:00.123456Z",\
            "action":"restore","space":"default","collection":"employees",\
            "document_id":"emp_1","version":6,"restore_version":2,"success":true,"error":null,\
            "user_id":"alice","user_roles":["admin","hr"],"ip_address":"127.0.0.1",\
            "user_agent":"curl/8","request_id":"r-1","correlation_id":"run-1",\
            "operation_id":"op-1","change_reason":"wrong \\"raise\\"","latency_ms":1.234,\
            "before":{"salary": 85000.10},"after":{"salary": 75000.00},\
            "changes":[{"field":"salary","from":85000.10,"to":75000.00}],\
            "hash":"%s","previous_hash":"%s"}\
            """
                .formatted("a".repeat(64), "b".repeat(64)));
  }

  @Test
  void anEntryOfARefusedAttemptHasNullsForWhatThereIsNot() {
    api.answer(Addresses.READ_AUDIT_ENTRY, AuditEntries.REFUSED);

    assertThat(api.get("/_audit/8").body())
        .contains("\"document_id\":null,\"version\":null,\"restore_version\":null,")
        .contains("\"success\":false,\"error\":{\"code\":\"FORBIDDEN\",\"message\":\"No\"},")
        .contains("\"user_roles\":[],\"ip_address\":\"::1\",\"user_agent\":null,")
        .contains("\"correlation_id\":null,\"operation_id\":null,\"change_reason\":null,")
        .contains("\"before\":null,\"after\":null,\"changes\":[],");
  }

  @Test
  void anEntryIsAskedForByItsPlace() throws Exception {
    api.answer(Addresses.READ_AUDIT_ENTRY, AuditEntries.RESTORED);

    api.get("/_audit/123456789012345678");

    assertThat(api.received(ReadAuditEntry.class).seq()).isEqualTo(123456789012345678L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "+1", "01", "abc", "1.0", "%20", "", "9999999999999999999"})
  void whatIsNoPlaceReachesNobody(String seq) {
    api.answer(Addresses.READ_AUDIT_ENTRY, AuditEntries.RESTORED);

    var response = api.get("/_audit/" + seq);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"details\":{\"seq\":");
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void anEntryThatIsNotThereIsNotFound() {
    api.refuse(Addresses.READ_AUDIT_ENTRY, new Refusal.NotFound("No such entry"));

    assertThat(api.get("/_audit/9").statusCode()).isEqualTo(404);
  }

  @Test
  void allFiltersReachTheTrail() throws Exception {
    api.answer(Addresses.LIST_AUDIT_ENTRIES, new AuditPage(List.of(), null));

    api.get(
        "/_audit?space=default&collection=employees&document_id=emp_1&action=restore&user=al%20ice"
            + "&success=false&from=2025-01-01T00:00:00Z&to=2999-01-01T00:00:00%2B01:00"
            + "&request_id=r&operation_id=o&correlation_id=c");

    assertThat(api.received(ListAuditEntries.class))
        .returns(50, ListAuditEntries::limit)
        .returns(null, ListAuditEntries::before)
        .returns(
            new AuditFilter(
                "default",
                "employees",
                "emp_1",
                Action.RESTORE,
                "al ice",
                false,
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2998-12-31T23:00:00Z"),
                "r",
                "o",
                "c"),
            ListAuditEntries::filter);
  }

  @Test
  void theCursorLeadsToTheNextPage() throws Exception {
    api.answer(Addresses.LIST_AUDIT_ENTRIES, new AuditPage(List.of(AuditEntries.RESTORED), 7L));
    String body = api.get("/_audit?_limit=1").body();
    String cursor = body.replaceAll("(?s).*\"cursor\":\"([^\"]*)\".*", "$1");

    api.get("/_audit?_cursor=" + cursor);

    assertThat(body)
        .startsWith("{\"data\":[{\"seq\":7,")
        .endsWith("}],\"pagination\":{\"cursor\":\"" + cursor + "\",\"has_more\":true}}");
    assertThat(api.received(ListAuditEntries.class).limit()).isEqualTo(1);
    assertThat(api.received(ListAuditEntries.class).before()).isEqualTo(7L);
  }

  @Test
  void theLastPageHasNoCursor() {
    api.answer(Addresses.LIST_AUDIT_ENTRIES, new AuditPage(List.of(), null));

    assertThat(api.get("/_audit").body())
        .isEqualTo("{\"data\":[],\"pagination\":{\"cursor\":null,\"has_more\":false}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?action=read",
        "?action=RESTORE",
        "?success=yes",
        "?from=yesterday",
        "?to=2025-02-30T00:00:00Z",
        "?space=",
        "?user=%00",
        "?_limit=0",
        "?_limit=1001",
        "?_cursor=7",
        "?_cursor=YmVmb3JlOjA",
        "?_cursor=YmVmb3JlOjc=",
        "?_cursor=",
        "?name=John",
        "/export?_limit=1",
        "/export?_cursor=YmVmb3JlOjc",
        "/export?action=read",
        "/verify?head_seq=1",
        "/verify?head_hash=" + HASH,
        "/verify?head_seq=0&head_hash=" + HASH,
        "/verify?head_seq=1&head_hash=abc",
        "/verify?head_seq=1&head_hash=ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789",
        "/head?seq=1",
      })
  void whatCannotBeMeantReachesNobody(String target) {
    api.answer(Addresses.LIST_AUDIT_ENTRIES, new AuditPage(List.of(), null));
    api.answer(Addresses.VERIFY_AUDIT, new AuditVerification(0, null));

    assertThat(api.get("/_audit" + target).statusCode()).isEqualTo(400);
    assertThat(api.receivedNothing()).isTrue();
  }

  @Test
  void theHeadIsShownWithItsSignature() {
    api.answer(
        Addresses.READ_AUDIT_HEAD,
        new AuditHead(7, HASH, Instant.parse("2025-06-01T12:00:00Z"), "a2V5", "c2ln"));

    assertThat(api.get("/_audit/head").body())
        .isEqualTo(
            "{\"seq\":7,\"hash\":\""
                + HASH
                + "\",\"signed_at\":\"2025-06-01T12:00:00.000000Z\","
                + "\"public_key\":\"a2V5\",\"signature\":\"c2ln\"}");
  }

  @Test
  void aTrailInWhichAllFitsIsValid() throws Exception {
    api.answer(Addresses.VERIFY_AUDIT, new AuditVerification(12, null));

    var response = api.get("/_audit/verify?head_seq=7&head_hash=" + HASH);

    assertThat(response.body()).isEqualTo("{\"valid\":true,\"entries\":12}");
    assertThat(api.received(VerifyAudit.class).known()).isEqualTo(new KnownHead(7, HASH));
  }

  @Test
  void theFirstEntryThatDoesNotFitIsNamed() {
    api.answer(
        Addresses.VERIFY_AUDIT,
        new AuditVerification(12, new Problem(5, Kind.REORDERED, "It is entry 6")));

    assertThat(api.get("/_audit/verify").body())
        .isEqualTo(
            "{\"valid\":false,\"entries\":12,"
                + "\"problem\":{\"seq\":5,\"kind\":\"reordered\",\"message\":\"It is entry 6\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/export", "/verify"})
  void whoMayNotReadTheTrailIsToldSo(String path) {
    var refusal = new Refusal.Forbidden(Action.READ, "_audit");
    api.refuse(Addresses.LIST_AUDIT_ENTRIES, refusal);
    api.refuse(Addresses.VERIFY_AUDIT, refusal);

    var response = api.get("/_audit" + path);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("You don't have permission to read the audit trail");
  }
}
