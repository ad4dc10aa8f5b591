package dev.reinstate.platform;

import org.jspecify.annotations.Nullable;

/**
 * One event of the log.
 *
 * @param seq its number; not dense, and between documents not in order of commit
 * @param type such as {@code reinstate.document.restored}
 * @param space the space it happened in
 * @param collection the collection it happened in
 * @param documentId the document it happened to
 * @param version the version it made; null when it made none
 */
public record LoggedEvent(
    long seq,
    String type,
    String space,
    String collection,
    String documentId,
    @Nullable Integer version) {}
