package dev.reinstate.contracts;

/**
 * Adds the next bytes to an upload. May overtake another one of the same upload.
 *
 * @param upload its number
 * @param place of the chunk in the file, from 0
 * @param chunk the bytes
 */
public record AppendChunk(long upload, int place, Chunk chunk) {}
