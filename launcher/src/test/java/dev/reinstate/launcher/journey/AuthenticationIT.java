package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed, and what everybody else is told. */
@ExtendWith(InstallationExtension.class)
final class AuthenticationIT {

  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
  private static final String GOOD = Jwt.claims("ada", LATER, "admin");

  private final Caller anonymous;

  AuthenticationIT(Installation installation) {
    anonymous = installation.anonymous();
  }

  static Stream<Arguments> unbelievable() {
    return Stream.of(
        Arguments.of("malformed", "nonsense"),
        Arguments.of("two parts", "e30.e30"),
        Arguments.of("expired", Jwt.signed(Jwt.claims("ada", Instant.now().minusSeconds(3600)))),
        Arguments.of("no exp", Jwt.signed("{\"sub\":\"ada\",\"roles\":[\"admin\"]}")),
        Arguments.of("exp is text", Jwt.signed("{\"sub\":\"ada\",\"exp\":\"never\"}")),
        Arguments.of("no sub", Jwt.signed("{\"exp\":" + LATER.getEpochSecond() + "}")),
        Arguments.of("empty sub", Jwt.signed(Jwt.claims("", LATER, "admin"))),
        Arguments.of(
            "not yet", Jwt.signed(GOOD.replace("{", "{\"nbf\":" + LATER.getEpochSecond() + ","))),
        Arguments.of("another secret", Jwt.signed("{\"alg\":\"HS256\"}", GOOD, "x".repeat(32))),
        Arguments.of("alg none", Jwt.unsigned("{\"alg\":\"none\"}", GOOD)),
        Arguments.of("alg None", Jwt.unsigned("{\"alg\":\"None\"}", GOOD)),
        Arguments.of("no alg", Jwt.signed("{}", GOOD, Jwt.SECRET)),
        Arguments.of("another alg", Jwt.signed("{\"alg\":\"HS512\"}", GOOD, Jwt.SECRET)),
        Arguments.of("asymmetric alg", Jwt.signed("{\"alg\":\"RS256\"}", GOOD, Jwt.SECRET)),
        Arguments.of("claims are no object", Jwt.signed("[]")),
        Arguments.of("claims are no JSON", Jwt.signed("{")),
        Arguments.of("tampered", tampered()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unbelievable")
  void aTokenThatIsNotBelievedIs401AndNotToldWhy(String name, String token) {
    assertRefused(anonymous.with(token).get("/employees"));
    assertRefused(anonymous.with(token).post("/unknown", "{"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/employees", "/employees/x/restore/abc", "/unknown", "/_nothing", "/"})
  void withoutATokenEverythingIs401(String target) {
    assertRefused(anonymous.get(target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "Token abc"})
  void anotherSchemeIs401(String authorization) {
    assertRefused(anonymous.get("/employees", "Authorization", authorization));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_health/live", "/_health/ready", "/_openapi.json", "/_openapi.yaml"})
  void theServicesOwnPathsNeedNoToken(String target) {
    assertThat(anonymous.get(target).outcome()).isEqualTo("200");
    assertThat(anonymous.with("nonsense").get(target).outcome()).isEqualTo("200");
  }

  @Test
  void aKeySourceNamedByTheTokenIsNotBelieved() {
    String header =
        "{\"alg\":\"HS256\",\"jku\":\"http://127.0.0.1:1/\",\"kid\":\"../../dev/null\"}";

    Answer answer = anonymous.with(Jwt.signed(header, GOOD, "\0")).get("/employees");

    assertRefused(answer);
  }

  @Test
  void theWordBearerIsWrittenAsOneLikes() {
    String token = Jwt.of("ada", "admin");

    assertThat(anonymous.get("/badges", "Authorization", "bearer " + token).outcome())
        .isEqualTo("200");
  }

  @Test
  void aTokenWithoutRolesIsBelievedAndMayNothing() {
    Caller nobody = anonymous.with(Jwt.of("nobody"));

    assertThat(nobody.get("/employees").outcome()).isEqualTo("403 FORBIDDEN");
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.json())
        .isEqualTo(
            Json.of(
                """
                {"error":{"code":"UNAUTHORIZED","message":"Authentication required"}}\
                """));
  }

  private static String tampered() {
    String[] mallory = Jwt.signed(Jwt.claims("mallory", LATER, "admin")).split("\\.", -1);
    String[] ada = Jwt.signed(GOOD).split("\\.", -1);
    return mallory[0] + "." + ada[1] + "." + mallory[2];
  }
}
