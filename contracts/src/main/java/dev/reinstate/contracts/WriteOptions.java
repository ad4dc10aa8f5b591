package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What any write may carry.
 *
 * @param precondition the head that the caller expects
 * @param idempotencyKey makes the write happen once
 * @param changeReason why, at most 1,000 characters; stored with the version
 */
public record WriteOptions(
    @Nullable Precondition precondition,
    @Nullable IdempotencyKey idempotencyKey,
    @Nullable String changeReason) {}
