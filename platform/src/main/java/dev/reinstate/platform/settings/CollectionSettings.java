package dev.reinstate.platform.settings;

import org.jspecify.annotations.Nullable;

/**
 * One declared collection.
 *
 * @param versioned whether its documents have a history
 * @param maxVersions how many versions of a document are kept, 3 or more; null: all
 * @param retentionDays for how many days a superseded version is kept, 1 to 1,000,000; null: for
 *     ever
 * @param schema what its documents must look like; null: any object
 */
public record CollectionSettings(
    String name,
    boolean versioned,
    @Nullable Integer maxVersions,
    @Nullable Integer retentionDays,
    @Nullable DocumentSchema schema) {}
