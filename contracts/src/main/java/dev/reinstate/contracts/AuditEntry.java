package dev.reinstate.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit trail, as its reader may see it: one committed change, or one refused
 * attempt at one. Never changes once it is there.
 *
 * @param seq its place in the chain, from 1, without gaps
 * @param eventId of the event of the log that it records; no other entry has it
 * @param timestamp of the commit or the refusal, to the microsecond
 * @param action what was done or attempted
 * @param space where
 * @param collection where
 * @param documentId which document; null when the attempt had not named one yet
 * @param version the version that was made; null for a refused attempt
 * @param restoreVersion for a restore: the version brought back
 * @param success whether it was committed
 * @param error for a refused attempt: what the caller was told
 * @param userId who
 * @param userRoles his roles, as his token named them
 * @param ipAddress of the connection
 * @param userAgent as the caller named it
 * @param requestId of the HTTP request
 * @param correlationId of the run or session
 * @param operationId of the change of many documents it is part of
 * @param changeReason why, as the caller said
 * @param latencyMillis from the arrival of the request to the commit, to the microsecond
 * @param before the whole state before, as JSON text; null when there was none
 * @param after the whole state after, likewise
 * @param changes from before to after, sorted by field; empty for a refused attempt
 * @param hash SHA-256 over this entry and the hash before it, 64 hexadecimal digits
 * @param previousHash the hash of the entry before; zeros for the first
 */
public record AuditEntry(
    long seq,
    String eventId,
    Instant timestamp,
    Action action,
    String space,
    String collection,
    @Nullable String documentId,
    @Nullable Integer version,
    @Nullable Integer restoreVersion,
    boolean success,
    @Nullable ErrorText error,
    String userId,
    List<String> userRoles,
    String ipAddress,
    @Nullable String userAgent,
    String requestId,
    @Nullable String correlationId,
    @Nullable String operationId,
    @Nullable String changeReason,
    double latencyMillis,
    @Nullable String before,
    @Nullable String after,
    List<FieldChange> changes,
    String hash,
    String previousHash) {
  /** Keeps its own copies. */
  public AuditEntry {
    userRoles = List.copyOf(userRoles);
    changes = List.copyOf(changes);
  }
}
