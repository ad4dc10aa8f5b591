package dev.reinstate.contracts;

/**
 * The answer to {@link DeleteDocument}.
 *
 * @param id of the deleted document
 * @param version the version that records the deletion
 */
public record DeletedDocument(String id, int version) {}
