package dev.reinstate.api;

import dev.reinstate.platform.Faults;
import dev.reinstate.platform.settings.TlsFiles;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that the server shows, which somebody else renews by writing its files anew. Any
 * thread may use it.
 */
final class Certificates {

  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  private final TlsFiles files;
  private ServerCertificate inForce;
  private String problem = "";

  /**
   * Reads the files, which blocks.
   *
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
   * What is in the files, which blocks, if it is something new that can be used; answered until it
   * has been {@link #shown}. Files that cannot be used, be it because only one of them has been
   * written yet, leave the old one in force.
   */
  @Nullable ServerCertificate renewed() {
    try {
      ServerCertificate read = ServerCertificate.read(files);
      return isNew(read) ? read : null;
    } catch (IllegalArgumentException unusable) {
      report(String.valueOf(unusable.getMessage()));
      return null;
    }
  }

  /** The server shows this one from now on. */
  synchronized void shown(ServerCertificate renewed) {
    if (isNew(renewed)) { // else another of the servers was first
      inForce = renewed;
      problem = "";
      LOG.info("The certificate of http.tls was renewed, valid until {}", renewed.validUntil());
    }
  }

  /** The server could not be made to show it: that is tried again. */
  void notShown(Throwable failure) {
    report("the renewed one cannot be shown: " + Faults.describe(failure));
  }

  private synchronized boolean isNew(ServerCertificate read) {
    boolean same = read.equals(inForce);
    problem = same ? "" : problem;
    return !same;
  }

  /** Once, however often it is found. */
  private synchronized void report(String found) {
    if (!Objects.equals(problem, found)) {
      problem = found;
      LOG.error("The certificate of http.tls stays as it was: {}", found);
    }
  }
}
