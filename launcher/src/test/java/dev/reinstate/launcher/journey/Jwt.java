package dev.reinstate.launcher.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens by hand, so that bad ones can be made too (RFC 7515, RFC 7519). */
public final class Jwt {

  /** What the configurations of these tests name as {@code auth.jwt.secret}. */
  public static final String SECRET = "a secret of the tests, 32 bytes or more";

  private static final String HS256 =
      """
      {"alg":"HS256","typ":"JWT"}\
      """;

  private Jwt() {}

  /** A good one. */
  public static String of(String user, String... roles) {
    return signed(claims(user, Instant.now().plus(Duration.ofHours(1)), roles));
  }

  /** A good one that is bound to a space. */
  static String boundTo(String space, String user, String... roles) {
    String claims = claims(user, Instant.now().plus(Duration.ofHours(1)), roles);
    return signed(claims.replaceFirst("\\{", "{\"space\":\"" + space + "\","));
  }

  static String claims(String user, Instant expiry, String... roles) {
    String quoted =
        List.of(roles).stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
    return """
    {"sub":"%s","exp":%d,"roles":[%s]}\
    """
        .formatted(user, expiry.getEpochSecond(), quoted);
  }

  static String signed(String claims) {
    return signed(HS256, claims, SECRET);
  }

  static String signed(String header, String claims, String secret) {
    String content = encode(header.getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8));
    return content + "." + encode(hmac(content, secret));
  }

  static String unsigned(String header, String claims) {
    return encode(header.getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8)) + ".";
  }

  private static byte[] hmac(String content, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(content.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
