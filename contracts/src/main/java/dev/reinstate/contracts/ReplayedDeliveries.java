package dev.reinstate.contracts;

/**
 * What came of a replay.
 *
 * @param deliveries how many were made
 */
public record ReplayedDeliveries(long deliveries) {}
