package dev.reinstate.contracts;

/**
 * One change in a space.
 *
 * @param collection of the document that was changed
 * @param id of the document that was changed
 * @param version what is known of the version it made, which is no snapshot
 */
public record HistoryEntry(String collection, String id, VersionEntry version) {}
