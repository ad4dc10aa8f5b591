package dev.reinstate.restore;

import org.jspecify.annotations.Nullable;

/**
 * What a restore starts from: a document as it is now and one of its versions, read together.
 *
 * @param document with its content, of a deleted one the last
 * @param found whether there is such a version, still
 * @param data the version's content; null when it records a deletion
 */
record RestoreSource(StoredDocument document, boolean found, @Nullable String data) {}
