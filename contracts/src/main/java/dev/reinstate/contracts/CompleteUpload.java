package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Makes the bytes of an upload those of a file, in the same commit as the version that names them.
 * When it is refused the upload is still there, to be abandoned.
 *
 * @param context where the command comes from
 * @param options precondition, idempotency key and reason
 * @param space the space of the file
 * @param id the file that gets other bytes; null for a new one
 * @param upload its number; every chunk of it has been stored
 * @param file what is known of the bytes
 */
public record CompleteUpload(
    RequestContext context,
    WriteOptions options,
    String space,
    @Nullable String id,
    long upload,
    UploadedFile file)
    implements FromRequest {}
