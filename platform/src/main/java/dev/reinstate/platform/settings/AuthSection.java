package dev.reinstate.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code auth}. */
final class AuthSection {

  private static final Set<String> KEYS =
      Set.of("secret", "public_key", "jwks", "algorithm", "issuer", "audience", "roles_claim");
  private static final int SECRET_BYTES = 32;

  private final NamedFiles files;
  private final Section auth;

  AuthSection(NamedFiles files, Section root) {
    this.files = files;
    this.auth = root.section("auth", Set.of("jwt", "service_key"));
  }

  /** Null when nothing is said about it. */
  @Nullable ServiceKey serviceKey() {
    String key = auth.text("service_key");
    if (key == null) {
      return null;
    }
    requireLength(auth, "service_key", key);
    return new ServiceKey(key);
  }

  /** Null when nothing is said about tokens, or what is said is a mistake. */
  @Nullable JwtSettings jwt() {
    Section jwt = auth.section("jwt", KEYS);
    if (!(auth.node("jwt") instanceof ConfigNode.Entries)) {
      return null;
    }
    JwtKey key = key(jwt);
    String issuer = jwt.text("issuer");
    String audience = jwt.text("audience");
    String rolesClaim = jwt.text("roles_claim", "roles");
    return key == null ? null : new JwtSettings(key, issuer, audience, rolesClaim);
  }

  private @Nullable JwtKey key(Section jwt) {
    JwtAlgorithm algorithm = algorithm(jwt);
    List<String> said =
        List.of("secret", "public_key", "jwks").stream().filter(k -> jwt.node(k) != null).toList();
    if (said.size() != 1) {
      auth.mistake("jwt", "must have exactly one of secret, public_key and jwks");
      return null;
    }
    return switch (said.getFirst()) {
      case "secret" -> secret(jwt);
      case "public_key" -> publicKey(jwt, algorithm);
      default -> jwks(jwt);
    };
  }

  private static @Nullable JwtAlgorithm algorithm(Section jwt) {
    String name = jwt.text("algorithm");
    if (name == null) {
      return null;
    }
    if (jwt.node("public_key") == null) {
      jwt.mistake("algorithm", "goes with public_key alone");
    }
    for (JwtAlgorithm algorithm : JwtAlgorithm.values()) {
      if (algorithm.name().equals(name)) {
        return algorithm;
      }
    }
    jwt.mistake("algorithm", "must be one of " + Arrays.toString(JwtAlgorithm.values()));
    return null;
  }

  private static @Nullable JwtKey secret(Section jwt) {
    String secret = jwt.text("secret");
    if (secret == null) {
      return null;
    }
    requireLength(jwt, "secret", secret);
    return new JwtKey.Secret(secret);
  }

  private static void requireLength(Section section, String key, String secret) {
    if (secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES) {
      section.mistake(key, "must have " + SECRET_BYTES + " bytes or more");
    }
  }

  private @Nullable JwtKey publicKey(Section jwt, @Nullable JwtAlgorithm algorithm) {
    String text = jwt.text("public_key");
    Path file = text == null ? null : files.read(jwt, "public_key", text);
    return file == null ? null : new JwtKey.PublicKey(file, algorithm);
  }

  private @Nullable JwtKey jwks(Section jwt) {
    String text = jwt.text("jwks");
    if (text == null) {
      return null;
    }
    if (text.startsWith("https://") || text.startsWith("http://")) {
      return url(jwt, text);
    }
    Path file = files.read(jwt, "jwks", text);
    return file == null ? null : new JwtKey.JwksFile(file);
  }

  private static @Nullable JwtKey url(Section jwt, String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() != null) {
        return new JwtKey.JwksUrl(url);
      }
    } catch (URISyntaxException e) {
      // Reported below, without the text: it may carry a password.
    }
    jwt.mistake("jwks", "must be a file or an http(s) URL");
    return null;
  }
}
