package dev.reinstate.api;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.nimbusds.jose.util.Base64URL;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Guest;
import dev.reinstate.platform.HmacSha256;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tokens of guests, which the service makes and believes itself, whatever other issuer it
 * trusts: signed with HS256 (RFC 7519), by an issuer of their own, good for an hour and for one
 * space. Any thread may call it; it does not block.
 */
final class GuestTokens {

  private static final String ISSUER = "reinstate-guest";
  private static final String ROLE = "guest";
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final JwtSettings settings;
  private final TokenVerifier verifier;
  private final Clock clock;

  /**
   * @param serviceKey is not signed with itself, since other things are
   */
  GuestTokens(byte[] serviceKey, Clock clock) {
    var secret = new JwtKey.Secret(derived(serviceKey));
    settings = new JwtSettings(secret, ISSUER, null, "roles");
    verifier = new TokenVerifier(settings, Authenticator.hs256(secret), clock);
    this.clock = clock;
  }

  /** Makes a token for somebody who may have one. */
  IssuedToken issue(Guest guest) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String token =
        TokenIssuer.issue(
            settings,
            guest.user(),
            List.of(ROLE),
            Map.of(
                "space", TextNode.valueOf(guest.space()),
                "version", IntNode.valueOf(guest.version())),
            LIFETIME,
            Clock.fixed(now, clock.getZone()));
    return new IssuedToken(token, now.plus(LIFETIME));
  }

  /** Whether the token says that it is one of these; that is yet to be verified. */
  static boolean isClaimedBy(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      return parts.length == 3
          && ISSUER.equals(Json.read(new Base64URL(parts[1]).decode()).path("iss").textValue());
    } catch (InvalidJsonException noClaims) {
      return false;
    }
  }

  /**
   * What the token says. Whether its guest has been removed is not known then.
   *
   * @throws Unauthenticated if it is not to be believed
   */
  Authenticated verify(String token) {
    Authenticated sender = verifier.verify(token);
    Actor actor = sender.actor();
    int version = Json.readStored(actor.claims()).path("version").intValue();
    var guest = new Guest(Objects.requireNonNull(actor.space()), actor.id(), version);
    return new Authenticated(actor, sender.expiresAt(), guest);
  }

  private static String derived(byte[] serviceKey) {
    byte[] derived = HmacSha256.of(serviceKey, ISSUER.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(derived);
  }
}
