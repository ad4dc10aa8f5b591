package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, to be read chunk by chunk.
 *
 * @param bytes names them in {@link ReadChunk}; not for those outside
 * @param name as far as the caller is shown it; null when he is not
 * @param mediaType as far as the caller is shown it, whatever text that is; null when he is not
 * @param size how many there are
 * @param sha256 their hash, 64 hexadecimal digits in lower case
 */
public record FileContent(
    long bytes, @Nullable String name, @Nullable String mediaType, long size, String sha256) {}
