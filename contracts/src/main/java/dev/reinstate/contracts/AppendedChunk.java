package dev.reinstate.contracts;

/**
 * A chunk is stored.
 *
 * @param place of the chunk in the file, from 0
 */
public record AppendedChunk(int place) {}
