package dev.reinstate.api;

import dev.reinstate.platform.Faults;
import dev.reinstate.platform.settings.TlsFiles;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that the server shows, which somebody else renews by writing its files anew. All
 * methods read files, which blocks; any thread may call them.
 */
final class Certificates {

  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  private final TlsFiles files;
  private ServerCertificate inForce;
  private String problem = "";

  /**
   * @throws IllegalArgumentException as {@link ServerCertificate#read}
   */
  Certificates(TlsFiles files) {
    this.files = files;
    inForce = ServerCertificate.read(files);
    LOG.info("The certificate of http.tls is valid until {}", inForce.validUntil());
  }

  synchronized ServerCertificate inForce() {
    return inForce;
  }

  /**
   * What is in the files, if it is something new that can be used; answered once. Files that cannot
   * be used, be it because only one of them has been written yet, leave the old one in force.
   */
  synchronized @Nullable ServerCertificate renewed() {
    try {
      ServerCertificate read = ServerCertificate.read(files);
      problem = "";
      if (read.equals(inForce)) {
        return null;
      }
      inForce = read;
      LOG.info("The certificate of http.tls was renewed, valid until {}", read.validUntil());
      return read;
    } catch (IllegalArgumentException unusable) {
      report(String.valueOf(unusable.getMessage()));
      return null;
    }
  }

  static void reportNotShown(Throwable failure) {
    LOG.error("The renewed certificate of http.tls cannot be shown: {}", Faults.describe(failure));
  }

  /** Once, however often it is found. */
  private void report(String found) {
    if (!Objects.equals(problem, found)) {
      problem = found;
      LOG.error("The certificate of http.tls stays as it was: {}", found);
    }
  }
}
