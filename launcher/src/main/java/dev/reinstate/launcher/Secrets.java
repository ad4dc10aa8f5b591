package dev.reinstate.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.reinstate.audit.AuditKey;
import dev.reinstate.contracts.Role;
import dev.reinstate.launcher.database.KeptServiceKey;
import dev.reinstate.platform.HmacSha256;
import dev.reinstate.platform.settings.JwtSettings;
import dev.reinstate.platform.settings.ServiceKey;
import dev.reinstate.platform.settings.Settings;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process signs with, and what it believes.
 *
 * @param settings what was configured
 * @param dataDirectory where the rest is kept, but for the service's key
 */
record Secrets(Settings settings, Path dataDirectory) {

  private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);

  /** Says what a process of a cluster has that the others have only if they share its files. */
  void warnOfOwn(Part part) {
    if (part.clustered() && part.has(Role.API) && settings.jwt() == null) {
      LOG.warn(
          "auth.jwt is not configured: tokens are checked with a secret in {}, which every process"
              + " with the role api has to share",
          dataDirectory);
    }
  }

  /** Which tokens are believed; generated when nothing is configured. */
  JwtSettings tokens() {
    return GeneratedSecret.orOf(settings, dataDirectory);
  }

  /** What the heads of the audit trail are signed with; generated when none is configured. */
  AuditKey auditKey() {
    return GeneratedAuditKey.orOf(settings, dataDirectory);
  }

  /** What the service signs for itself: the configured key, or the one in the database. */
  byte[] serviceKey(String database) {
    ServiceKey configured = settings.serviceKey();
    return configured == null
        ? KeptServiceKey.in(database, dataDirectory).getBytes(UTF_8)
        : configured.value().getBytes(UTF_8);
  }

  /**
   * What the processes of a cluster know each other by. Those of another database are strangers,
   * though the configured key may be the same: what one of them did would not be there for another.
   */
  byte[] busKey(String database) {
    String kept = KeptServiceKey.in(database, dataDirectory);
    return HmacSha256.of(serviceKey(database), kept.getBytes(UTF_8));
  }
}
