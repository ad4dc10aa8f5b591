package dev.reinstate.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** Keys of Ed25519 (RFC 8032). */
final class Ed25519 {
  private static final String ALGORITHM = "Ed25519";

  private Ed25519() {}

  static PrivateKey generate() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair().getPrivate();
    } catch (GeneralSecurityException impossible) { // every JDK from 15 on has it
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads a PKCS #8 key.
   *
   * @throws InvalidKeySpecException if it is something else
   */
  static PrivateKey decode(byte[] pkcs8) throws InvalidKeySpecException {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (InvalidKeySpecException noKey) {
      throw noKey;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The public half. The JDK computes it only while it generates a pair; a pair is generated from
   * 32 random bytes, which are the private key: so it is given those for random.
   */
  static PublicKey publicKey(PrivateKey key) {
    byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(seed));
      var pair = generator.generateKeyPair();
      if (!pair.getPrivate().equals(key)) {
        throw new IllegalStateException("this JDK generates Ed25519 keys in another way");
      }
      return pair.getPublic();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Gives these bytes for random. */
  private static final class FixedBytes extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] fixed;

    FixedBytes(byte[] fixed) {
      this.fixed = fixed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(fixed, 0, bytes, 0, bytes.length);
    }
  }
}
