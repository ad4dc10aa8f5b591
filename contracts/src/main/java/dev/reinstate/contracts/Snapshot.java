package dev.reinstate.contracts;

import java.time.Instant;

/**
 * A named moment of a space. Nothing is copied: it costs one row, and holds as far as retention
 * does.
 *
 * @param id made by the service
 * @param label what people call it
 * @param dateTime the moment, to the microsecond
 */
public record Snapshot(
    String id, String label, Instant dateTime, Instant createdAt, String createdBy) {}
