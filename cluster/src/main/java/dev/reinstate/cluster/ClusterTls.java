package dev.reinstate.cluster;

import java.nio.file.Path;

/**
 * TLS between members, on every connection and in both directions: whoever has a certificate that
 * was signed with one of {@code trust} is a member, whatever name is in it; so these should sign
 * for nothing else.
 *
 * @param certificate PEM (RFC 7468): the certificate of this process, and behind it those it was
 *     signed with, but for the root
 * @param key PEM: its private key, PKCS #8 or the older forms for RSA and EC, not encrypted
 * @param trust PEM: what the certificates of all members are signed with
 */
public record ClusterTls(Path certificate, Path key, Path trust) {

  /**
   * Looks whether the files can be used. Blocks.
   *
   * @throws IllegalArgumentException if not; its message says which, and nothing of what is in them
   */
  public void check() {
    var unused = MemberTls.context(this);
  }
}
