package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link ReadVersion}.
 *
 * @param entry what is known of the version
 * @param document its state; null when the version records a deletion
 */
public record DocumentVersion(VersionEntry entry, @Nullable Document document) {}
