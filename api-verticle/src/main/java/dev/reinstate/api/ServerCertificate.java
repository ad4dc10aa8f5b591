package dev.reinstate.api;

import dev.reinstate.platform.settings.TlsFiles;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.X509KeyManager;

/**
 * The certificate of a server and its key, as both were in their files at one moment, and found to
 * belong together.
 *
 * @param chain as it was in its file
 * @param key as it was in its file
 * @param validUntil after this moment no client believes the certificate
 */
record ServerCertificate(Buffer chain, Buffer key, Instant validUntil) {

  private static final byte[] PROBE = {1, 2, 3};

  /**
   * Reads the files, which blocks.
   *
   * @throws IllegalArgumentException if they cannot be used, with their place in the configuration
   */
  static ServerCertificate read(TlsFiles files) {
    Buffer chain = bytes("certificate", files.certificate());
    Buffer key = bytes("key", files.key());
    X509Certificate certificate = first(chain, files.certificate());
    checkPair(certificate, options(chain, key), files.key());
    return new ServerCertificate(chain, key, certificate.getNotAfter().toInstant());
  }

  PemKeyCertOptions options() {
    return options(chain, key);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ServerCertificate[validUntil=" + validUntil + "]";
  }

  private static PemKeyCertOptions options(Buffer chain, Buffer key) {
    return new PemKeyCertOptions().setCertValue(chain).setKeyValue(key);
  }

  private static Buffer bytes(String name, Path file) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw unusable(name, file, "cannot be read", e);
    }
  }

  private static X509Certificate first(Buffer chain, Path file) {
    try (var in = new ByteArrayInputStream(chain.getBytes())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (CertificateException | IOException e) {
      throw unusable("certificate", file, "there is no -----BEGIN CERTIFICATE----- in it", e);
    }
  }

  private static void checkPair(X509Certificate certificate, PemKeyCertOptions pem, Path keyFile) {
    try {
      var manager = (X509KeyManager) pem.getKeyManagerFactory(null).getKeyManagers()[0];
      String kind = certificate.getPublicKey().getAlgorithm();
      String[] names = manager.getServerAliases(kind, null);
      if (names == null || !fit(manager.getPrivateKey(names[0]), certificate.getPublicKey())) {
        throw new GeneralSecurityException("another key");
      }
    } catch (Exception e) { // what it throws says nothing to whoever wrote the file
      throw unusable(
          "key", keyFile, "is no key of this certificate: RSA or EC, in PEM, not encrypted", e);
    }
  }

  private static boolean fit(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
    var signature =
        Signature.getInstance(
            key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
    signature.initSign(key);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(PROBE);
    return signature.verify(signed);
  }

  private static IllegalArgumentException unusable(
      String name, Path file, String problem, Exception cause) {
    return new IllegalArgumentException("http.tls." + name + ": " + file + ": " + problem, cause);
  }
}
