package dev.reinstate.platform.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail.
 *
 * @param signingKey an Ed25519 private key that its heads are signed with, PKCS #8 in PEM (RFC
 *     8410); null: one that is generated and kept in the data directory
 */
public record AuditSettings(@Nullable Path signingKey) {

  static final AuditSettings DEFAULT = new AuditSettings(null);
}
