package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What is known of bytes that have been uploaded.
 *
 * @param name 1 to 1,024 characters without NUL; null to keep the one that the file has
 * @param mediaType as RFC 9110, section 8.3.1, writes it, at most 255 characters; null to keep the
 *     one that the file has
 * @param size in bytes
 * @param sha256 their hash, 64 hexadecimal digits in lower case
 */
public record UploadedFile(
    @Nullable String name, @Nullable String mediaType, long size, String sha256) {}
