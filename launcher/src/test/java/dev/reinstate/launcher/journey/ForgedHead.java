package dev.reinstate.launcher.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.SQLException;
import java.util.Base64;

/** Signs a head of the audit trail just as the service does, but with another key. */
final class ForgedHead {

  private ForgedHead() {}

  /** Puts it in the place of the one that is there. */
  static void write(Tampering tampering, String seq) throws SQLException, GeneralSecurityException {
    KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String what =
        tampering
            .column(
                "select concat(seq, e'\\n"
                    + "', hash, e'\\n"
                    + "', trunc(extract(epoch from signed_at) * 1000000)) from audit.head where seq"
                    + " = "
                    + seq)
            .getFirst();
    tampering.execute(
        "update audit.head set public_key = '%s', signature = '%s' where seq = %s"
            .formatted(
                base64(key.getPublic().getEncoded()),
                base64(signature(key, "reinstate.audit.head/1\n" + what + "\n")),
                seq));
  }

  private static byte[] signature(KeyPair key, String text) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(key.getPrivate());
    signature.update(text.getBytes(US_ASCII));
    return signature.sign();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
