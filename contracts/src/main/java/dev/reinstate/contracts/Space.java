package dev.reinstate.contracts;

import java.time.Instant;

/**
 * A space.
 *
 * @param document the space as the document it is
 * @param earliestRestorable from this moment on retention still holds all of it
 */
public record Space(Document document, Instant earliestRestorable) {}
