package dev.reinstate.contracts;

/**
 * Gives an upload up. Its bytes are removed soon.
 *
 * @param upload its number; one that is complete, or given up already, stays as it is
 */
public record AbandonUpload(long upload) {}
