package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Announces the bytes of a file, before any of them is sent: whoever may not make the change is
 * told so now. What is begun is completed or abandoned; without a sign of life it is given up after
 * a minute.
 *
 * @param context where the command comes from
 * @param options precondition and reason
 * @param space the space of the file
 * @param id the file that gets other bytes; null for a new one
 * @param ifBytes beside the precondition: hashes (64 hexadecimal digits) of which the bytes there
 *     may have one
 */
public record BeginUpload(
    RequestContext context,
    WriteOptions options,
    String space,
    @Nullable String id,
    List<String> ifBytes)
    implements FromRequest {
  /** Keeps its own copy. */
  public BeginUpload {
    ifBytes = List.copyOf(ifBytes);
  }
}
