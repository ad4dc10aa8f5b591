package dev.reinstate.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit trail somebody looks for: all that is not null must be so.
 *
 * @param space where it happened
 * @param collection where it happened
 * @param documentId to which document
 * @param action what was done or attempted
 * @param userId by whom
 * @param success whether it was committed
 * @param from at this moment or later
 * @param to at this moment or earlier
 * @param requestId of the HTTP request
 * @param operationId of the change of many documents
 * @param correlationId of the run or session
 */
public record AuditFilter(
    @Nullable String space,
    @Nullable String collection,
    @Nullable String documentId,
    @Nullable Action action,
    @Nullable String userId,
    @Nullable Boolean success,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String requestId,
    @Nullable String operationId,
    @Nullable String correlationId) {}
