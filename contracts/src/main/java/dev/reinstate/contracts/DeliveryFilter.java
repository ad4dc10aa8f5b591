package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Which deliveries somebody looks for: all that is not null must be so.
 *
 * @param status where they are in their life cycle
 * @param hook to which hook
 * @param collection of events in which collection
 * @param documentId of events of which document
 */
public record DeliveryFilter(
    @Nullable DeliveryStatus status,
    @Nullable String hook,
    @Nullable String collection,
    @Nullable String documentId) {}
