package dev.reinstate.contracts;

/**
 * Reads some of the bytes of a file. To be sent by whoever was given a {@link FileContent} only:
 * nothing is asked again.
 *
 * @param bytes {@link FileContent#bytes}
 * @param place of the chunk in the file, from 0
 */
public record ReadChunk(long bytes, int place) {}
