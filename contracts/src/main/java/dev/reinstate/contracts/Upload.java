package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that may be sent now.
 *
 * @param number names the upload; not for those outside
 * @param maxSize the most bytes a file may have
 * @param head the version of the file that gets other bytes, which the precondition holds for; null
 *     for a new file, and when it does not hold
 */
public record Upload(long number, long maxSize, @Nullable Integer head) {}
