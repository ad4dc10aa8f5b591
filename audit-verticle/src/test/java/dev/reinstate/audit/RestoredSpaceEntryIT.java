package dev.reinstate.audit;

import static dev.reinstate.audit.AuditFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.AuditFilter;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.contracts.ListAuditEntries;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The entry of a restored space is shown by what its reader may read of the space. */
class RestoredSpaceEntryIT {
  private static final AuditFilter OPERATION =
      new AuditFilter(null, null, null, null, null, null, null, null, null, "op-1", null);

  @AutoClose static final AuditFixture service = new AuditFixture();

  @BeforeAll
  static void trail() {
    RestoredTrail.make(service);
    service.deploy();
  }

  @Test
  void itSaysWhatWasDone() {
    AuditEntry entry = entry("admin");

    assertThat(entry.action()).isEqualTo(Action.RESTORE);
    assertThat(entry.collection()).isEqualTo("spaces");
    assertThat(entry.documentId()).isEqualTo("default");
    assertThat(entry.version()).isNull();
    assertThat(entry.success()).isTrue();
    assertThat(entry.before()).isNull();
    assertThat(after(entry).path("operation_id").textValue()).isEqualTo("op-1");
    assertThat(after(entry).path("by_collection").path("employees"))
        .isEqualTo(Json.readStored("{\"create\": 1, \"update\": 1, \"delete\": 1}"));
    assertThat(entry.changes())
        .extracting(FieldChange::field)
        .containsExactly("by_collection", "counts", "date_time", "operation_id");
  }

  @Test
  void aFieldThatItsReaderMayNotReadIsNotInIt() {
    AuditEntry entry = entry("clerk");

    assertThat(after(entry).has("counts")).isTrue();
    assertThat(after(entry).has("by_collection")).isFalse();
    assertThat(entry.changes()).extracting(FieldChange::field).doesNotContain("by_collection");
  }

  @Test
  void whoMayNotReadTheSpaceSeesThatItWasRestoredAndNoMore() {
    AuditEntry entry = entry("manager");

    assertThat(entry.operationId()).isEqualTo("op-1");
    assertThat(entry.after()).isEqualTo("{}");
    assertThat(entry.changes()).isEmpty();
  }

  @Test
  void aTokenThatIsBoundToASpaceReadsNothing() {
    var bound = new Actor("guest", List.of("admin"), "{}", "default");
    var context = new RequestContext(bound, "request-1", null, "127.0.0.1", null, Instant.EPOCH);

    assertThat(
            service.refusal(
                Addresses.LIST_AUDIT_ENTRIES, new ListAuditEntries(context, OPERATION, 10, null)))
        .isEqualTo(new Forbidden(Action.READ, "_audit"));
  }

  private static AuditEntry entry(String role) {
    var command = new ListAuditEntries(as("somebody", role), OPERATION, 10, null);
    List<AuditEntry> entries = service.done(Addresses.LIST_AUDIT_ENTRIES, command).entries();
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  private static ObjectNode after(AuditEntry entry) {
    return Json.readStoredObject(Objects.requireNonNull(entry.after()));
  }
}
