package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes the tokens that a service with the same secret believes. */
public final class TokenIssuer {

  private TokenIssuer() {}

  /**
   * Makes a token that is good from now on, signed with HS256 (RFC 7519), which names the issuer
   * and audience of the settings where they have one. Any thread may call it; it does not block.
   *
   * @param settings whose key is a secret
   * @param user the subject, not empty
   * @param claims further claims, by name
   * @param lifetime positive; a part of a second is cut off
   * @throws IllegalArgumentException if the key is no secret, or {@code claims} names a claim that
   *     the token has anyway
   */
  public static String issue(
      JwtSettings settings,
      String user,
      List<String> roles,
      Map<String, JsonNode> claims,
      Duration lifetime) {
    return issue(settings, user, roles, claims, lifetime, Clock.systemUTC());
  }

  static String issue(
      JwtSettings settings,
      String user,
      List<String> roles,
      Map<String, JsonNode> claims,
      Duration lifetime,
      Clock clock) {
    long now = clock.instant().getEpochSecond();
    ObjectNode token = JsonNodeFactory.instance.objectNode();
    token.put("sub", user);
    token.put("iat", now);
    token.put("exp", now + lifetime.toSeconds());
    if (settings.issuer() != null) {
      token.put("iss", settings.issuer());
    }
    if (settings.audience() != null) {
      token.put("aud", settings.audience());
    }
    new RolesClaim(settings.rolesClaim()).put(token, roles);
    claims.forEach((name, value) -> add(token, name, value));
    return sign(token, settings.key());
  }

  private static void add(ObjectNode token, String name, JsonNode value) {
    if (token.has(name)) {
      throw new IllegalArgumentException("the token has its own claim " + name);
    }
    token.set(name, value);
  }

  private static String sign(ObjectNode claims, JwtKey key) {
    if (!(key instanceof JwtKey.Secret secret)) {
      throw new IllegalArgumentException("tokens can be signed with a secret only");
    }
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();
    var token = new JWSObject(header, new Payload(Json.write(claims)));
    try {
      token.sign(new MACSigner(secret.value()));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the secret cannot sign: " + e.getMessage(), e);
    }
    return token.serialize();
  }
}
