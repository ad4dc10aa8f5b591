package dev.reinstate.platform.settings;

import java.nio.file.Path;

/**
 * What a server proves with who it is, in PEM files (RFC 7468) that were readable when the
 * configuration was read.
 *
 * @param certificate its certificate, and behind that those it was signed with, but for the root
 * @param key the private key of the certificate: PKCS #8 or the older forms for RSA and EC, not
 *     encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
