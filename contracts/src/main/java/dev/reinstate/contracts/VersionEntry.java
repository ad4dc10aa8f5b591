package dev.reinstate.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a version besides its content.
 *
 * @param version from 1, without gaps
 * @param action how it came about
 * @param updatedBy who made it
 * @param updatedAt when it was made, to the microsecond; never earlier than the version before
 * @param changeReason why, as the caller said
 * @param restoredFrom for {@link VersionAction#RESTORE}: the version it brought back
 * @param operationId of the change of many documents it is part of
 * @param correlationId of the run or session that caused it
 */
public record VersionEntry(
    int version,
    VersionAction action,
    String updatedBy,
    Instant updatedAt,
    @Nullable String changeReason,
    @Nullable Integer restoredFrom,
    @Nullable String operationId,
    @Nullable String correlationId) {}
