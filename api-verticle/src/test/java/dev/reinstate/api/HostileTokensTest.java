package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import io.vertx.core.Vertx;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileTokensTest {

  private static final Vertx vertx = Vertx.vertx();

  private final Authenticator authenticator =
      Tokens.authenticator(
          vertx,
          new JwtSettings(new JwtKey.Secret(Tokens.SECRET), null, null, "roles"),
          new MovableClock());

  @AfterContainer
  static void close() {
    vertx.close().await();
  }

  @Property
  void whateverTheHeaderTheAnswerIsThatNobodyIsAuthenticated(@ForAll String header) {
    assertThat(authenticator.authenticate(header).cause()).isInstanceOf(Unauthenticated.class);
  }

  @Property
  void whateverThePartsTheAnswerIsThatNobodyIsAuthenticated(
      @ForAll @StringLength(max = 200) String header,
      @ForAll @StringLength(max = 200) String payload,
      @ForAll @StringLength(max = 50) String signature) {
    var token =
        Tokens.base64Url(header)
            + "."
            + Tokens.base64Url(payload)
            + "."
            + Tokens.base64Url(signature);

    assertThat(authenticator.authenticate("Bearer " + token).cause())
        .isInstanceOf(Unauthenticated.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{'alg':null}",
        "{'alg':7}",
        "{'alg':['HS256']}",
        "{'alg':'HS256','alg':'none'}",
        "{'alg':'HS256','kid':{}}",
        "{'alg':'HS256','typ':7}",
        "{'alg':'HS256','crit':7}",
        "{'alg':'HS256','crit':[]}",
        "{'alg':'HS256','crit':[null]}",
        "{'alg':'HS256','b64':false,'crit':['b64']}",
        "{'alg':'HS256','jku':'::'}",
        "{'alg':'HS256','x5c':['!']}",
        "{'alg':'HS256','jwk':{'kty':'RSA'}}",
        "{'alg':'HS256','enc':'A128GCM'}",
        "{'alg':'dir','enc':'A128GCM'}",
        "{'alg':'PBES2-HS256+A128KW','enc':'A128GCM','p2c':2147483647,'p2s':'AAAA'}"
      })
  void aHeaderThatMakesNoSenseIsRefused(String header) {
    var token =
        Tokens.base64Url(header.replace('\'', '"')) + "." + Tokens.base64Url("{}") + ".c2ln";

    assertThat(authenticator.authenticate("Bearer " + token).cause())
        .isInstanceOf(Unauthenticated.class);
    assertThat(authenticator.authenticate("Bearer " + token + ".AA.AA").cause())
        .isInstanceOf(Unauthenticated.class);
  }

  @Test
  void aHeaderNestedWithoutMeasureIsRefused() {
    var header = "{\"alg\":\"HS256\",\"a\":" + "[".repeat(50_000);
    var token = Tokens.base64Url(header) + "." + Tokens.base64Url("{}") + ".c2ln";

    assertThat(authenticator.authenticate("Bearer " + token).cause())
        .isInstanceOf(Unauthenticated.class);
  }

  @Property
  void whateverTheAlgorithmTheAnswerIsThatNobodyIsAuthenticated(@ForAll String algorithm) {
    var header = "{\"alg\":\"" + algorithm.replaceAll("[\\p{Cntrl}\"\\\\]", "") + "\"}";
    var token = Tokens.base64Url(header) + "." + Tokens.base64Url("{}") + ".c2ln";

    assertThat(authenticator.authenticate("Bearer " + token).cause())
        .isInstanceOf(Unauthenticated.class);
  }
}
