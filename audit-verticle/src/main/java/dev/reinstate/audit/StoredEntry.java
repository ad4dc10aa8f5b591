package dev.reinstate.audit;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.platform.json.Json;
import io.vertx.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored, with its whole states.
 *
 * @param entry the entry; what changed is left out, as it follows from the states
 */
record StoredEntry(AuditEntry entry) {

  static StoredEntry of(Row row) {
    var entry =
        new AuditEntry(
            row.getLong("seq"),
            row.getString("event_id"),
            row.getOffsetDateTime("timestamp").toInstant(),
            Action.ofWord(row.getString("action")),
            row.getString("space"),
            row.getString("collection"),
            row.getString("document_id"),
            row.getInteger("version"),
            row.getInteger("restore_version"),
            row.getBoolean("success"),
            error(row.getString("error")),
            row.getString("user_id"),
            List.of(row.getArrayOfStrings("user_roles")),
            row.getString("ip_address"),
            row.getString("user_agent"),
            row.getString("request_id"),
            row.getString("correlation_id"),
            row.getString("operation_id"),
            row.getString("change_reason"),
            row.getDouble("latency_ms"),
            row.getString("before"),
            row.getString("after"),
            List.of(),
            row.getString("hash"),
            row.getString("previous_hash"));
    return new StoredEntry(entry);
  }

  /** The document it is about; null when it names none. */
  @Nullable DocumentKey document() {
    String id = entry.documentId();
    return id == null ? null : new DocumentKey(entry.space(), entry.collection(), id);
  }

  boolean hasStates() {
    return entry.before() != null || entry.after() != null;
  }

  /** The entry with what somebody may see of its states. */
  AuditEntry with(@Nullable String before, @Nullable String after, List<FieldChange> changes) {
    return new AuditEntry(
        entry.seq(),
        entry.eventId(),
        entry.timestamp(),
        entry.action(),
        entry.space(),
        entry.collection(),
        entry.documentId(),
        entry.version(),
        entry.restoreVersion(),
        entry.success(),
        entry.error(),
        entry.userId(),
        entry.userRoles(),
        entry.ipAddress(),
        entry.userAgent(),
        entry.requestId(),
        entry.correlationId(),
        entry.operationId(),
        entry.changeReason(),
        entry.latencyMillis(),
        before,
        after,
        changes,
        entry.hash(),
        entry.previousHash());
  }

  private static @Nullable ErrorText error(@Nullable String json) {
    if (json == null) {
      return null;
    }
    var error = Json.readStored(json);
    return new ErrorText(
        error.path("code").asText(),
        error.path("message").asText(),
        error.path("hook").textValue());
  }
}
