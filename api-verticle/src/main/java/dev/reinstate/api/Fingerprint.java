package dev.reinstate.api;

import dev.reinstate.contracts.UploadedFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells whether two requests are the same: all that decides about what they do. */
final class Fingerprint {

  private final MessageDigest digest;

  private Fingerprint() throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256");
  }

  /**
   * The SHA-256 of the request, in hexadecimal digits; of one whose body comes piece by piece, that
   * of its head.
   */
  static String of(Call call) {
    try {
      return new Fingerprint()
          .add(call.target().method().name())
          .add(call.target().path())
          .add(call.target().query())
          .add(call.body().inlet() == null ? call.body().type() : null)
          .add(call.headers().list("If-Match"))
          .add(call.headers().list("X-Change-Reason"))
          .add(call.body().bytes().getBytes())
          .hex();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The same for a request whose body has passed by: with what is known of it. */
  static String of(String head, UploadedFile file) {
    try {
      return new Fingerprint()
          .add(head)
          .add(file.name())
          .add(file.mediaType())
          .add(file.sha256())
          .hex();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Fingerprint add(@Nullable String text) {
    return add(text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8));
  }

  /** The length goes first, so that no two requests look alike by moving a part of one field. */
  private Fingerprint add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
    return this;
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
