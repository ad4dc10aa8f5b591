package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Recomputes the audit trail from its first entry to its last, and compares it with what was
 * committed.
 *
 * @param context where the command comes from
 * @param known the place and hash of an entry that somebody has kept elsewhere; null: none
 */
public record VerifyAudit(RequestContext context, @Nullable KnownHead known)
    implements FromRequest {

  /**
   * What must be in the trail.
   *
   * @param seq the entry's place, from 1
   * @param hash its hash, 64 hexadecimal digits
   */
  public record KnownHead(long seq, String hash) {}
}
