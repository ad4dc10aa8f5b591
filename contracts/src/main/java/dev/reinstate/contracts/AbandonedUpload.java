package dev.reinstate.contracts;

/**
 * An upload is given up, or was.
 *
 * @param upload its number
 */
public record AbandonedUpload(long upload) {}
