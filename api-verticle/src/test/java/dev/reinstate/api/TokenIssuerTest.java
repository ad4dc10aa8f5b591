package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenIssuerTest {

  @AutoClose private static final Vertx vertx = Vertx.vertx();

  private final MovableClock clock = new MovableClock();
  private final JwtSettings settings =
      new JwtSettings(new JwtKey.Secret(Tokens.SECRET), "idp", "reinstate", "realm_access.roles");

  @Test
  void aTokenIsBelievedUnderTheSettingsItWasMadeFor() {
    var token = issue(Map.of("level", IntNode.valueOf(3)));

    var authenticated = Tokens.authenticate(Tokens.authenticator(vertx, settings, clock), token);

    assertThat(authenticated.actor().id()).isEqualTo("alice");
    assertThat(authenticated.actor().roles()).isEqualTo(List.of("admin", "hr"));
    assertThat(authenticated.actor().claims()).contains("\"level\":3");
    assertThat(authenticated.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "exp", "iat", "iss", "aud", "realm_access"})
  void aClaimOfTheTokensOwnCannotBeReplaced(String claim) {
    assertThatThrownBy(() -> issue(Map.of(claim, TextNode.valueOf("x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(claim);
  }

  @Test
  void withoutSecretThereIsNoToken() {
    var foreign =
        new JwtSettings(
            new JwtKey.JwksUrl(URI.create("http://127.0.0.1:1/jwks")), null, null, "roles");

    assertThatThrownBy(
            () -> TokenIssuer.issue(foreign, "alice", List.of(), Map.of(), Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String issue(Map<String, JsonNode> claims) {
    return TokenIssuer.issue(
        settings, "alice", List.of("admin", "hr"), claims, Duration.ofHours(1), clock);
  }
}
