package dev.reinstate.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an entry says, in the form in which its hash covers it. Its place is not part of it: that
 * follows from the hash before it, so an entry that was moved still tells where it belongs.
 *
 * @param timestamp microseconds since 1970-01-01T00:00:00Z, in decimal digits
 * @param error JSON text, as the column holds it
 * @param userRoles a JSON array of texts
 * @param latencyMillis with three decimals
 * @param beforeSha256 of the content before, as PostgreSQL prints it, in UTF-8; 64 lower-case
 *     hexadecimal digits
 * @param afterSha256 of the content after, likewise
 * @param changesSha256 of the text of the column {@code changes}, likewise; null since that is not
 *     kept any more
 * @param salt random, so that nobody finds what he does not see by trying what gives the hash
 */
record EntryFacts(
    String eventId,
    @Nullable String timestamp,
    String action,
    String space,
    String collection,
    @Nullable String documentId,
    @Nullable Integer version,
    @Nullable Integer restoreVersion,
    boolean success,
    @Nullable String error,
    String userId,
    String userRoles,
    String ipAddress,
    @Nullable String userAgent,
    String requestId,
    @Nullable String correlationId,
    @Nullable String operationId,
    @Nullable String changeReason,
    String latencyMillis,
    @Nullable String beforeSha256,
    @Nullable String afterSha256,
    @Nullable String changesSha256,
    String salt) {}
