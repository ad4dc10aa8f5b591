package dev.reinstate.audit;

/**
 * The audit trail is signed with another key than this process has. The message is one line, fit to
 * be shown as it is.
 */
public final class OtherAuditKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherAuditKeyException() {
    super(
        "the audit trail is signed with another key than the one of this process: give every"
            + " process with the role audit the same, by audit.signing_key");
  }
}
