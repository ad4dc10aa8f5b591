package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which pages a browser lets call the service. */
@ExtendWith(InstallationExtension.class)
final class CorsIT {

  private final Caller admin;
  private final Caller anonymous;
  private final String path;

  CorsIT(Installation installation) {
    admin = installation.admin();
    anonymous = installation.anonymous();
    path = installation.document("employees", "{}");
  }

  @Test
  void aConfiguredOriginMayAsk() {
    String[] origin = {"Origin", "https://app.example.com"};

    assertThat(admin.get(path, origin).header("Access-Control-Allow-Origin"))
        .isEqualTo("https://app.example.com");
    assertThat(admin.get("/unknown/x", origin).header("Access-Control-Allow-Origin"))
        .isEqualTo("https://app.example.com");
    assertThat(admin.get(path, origin).header("Vary")).contains("Origin");
  }

  @Test
  void anotherOriginMayNot() {
    assertThat(
            admin.get(path, "Origin", "https://evil.example").header("Access-Control-Allow-Origin"))
        .isNull();
  }

  @Test
  void aBrowserMayAskFirstWithoutAToken() {
    Answer preflight =
        anonymous.send(
            "OPTIONS",
            path,
            "Origin",
            "https://app.example.com",
            "Access-Control-Request-Method",
            "PATCH");

    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PATCH");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "If-Match", "Idempotency-Key", "Prefer", "X-Change-Reason");
  }

  @Test
  void anotherOriginThatAsksFirstIsTold401() {
    Answer preflight =
        anonymous.send(
            "OPTIONS",
            path,
            "Origin",
            "https://evil.example",
            "Access-Control-Request-Method",
            "GET");

    assertThat(preflight.status()).isEqualTo(401);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
  }
}
