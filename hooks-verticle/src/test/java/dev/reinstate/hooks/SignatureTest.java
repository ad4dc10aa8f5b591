package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.reinstate.platform.settings.HookSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Against an implementation that is not ours. */
class SignatureTest {
  private static final HookSecret OLD = new HookSecret("whsec_" + "b2xk".repeat(8));
  private static final HookSecret NEW = new HookSecret("whsec_" + "bmV3".repeat(8));
  private static final String ID = "msg_notify_17";
  private static final String BODY = "{\"text\":\"\u00e4\u20ac\ud83d\ude00\",\"n\":1.10}";

  @Test
  void aReceiverThatKnowsTheSecretBelievesIt() throws Exception {
    verify(NEW, headers(List.of(NEW), Instant.now()), BODY);
  }

  @Test
  void duringARotationReceiversMayKnowEitherSecret() throws Exception {
    Map<String, List<String>> headers = headers(List.of(OLD, NEW), Instant.now());

    verify(OLD, headers, BODY);
    verify(NEW, headers, BODY);
  }

  @Test
  void aReceiverWithAnotherSecretDoesNot() {
    Map<String, List<String>> headers = headers(List.of(OLD), Instant.now());

    assertThatThrownBy(() -> verify(NEW, headers, BODY))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void anotherBodyIsNotBelieved() {
    Map<String, List<String>> headers = headers(List.of(NEW), Instant.now());

    assertThatThrownBy(() -> verify(NEW, headers, BODY + " "))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Property
  void itIsTheSameAsThatOfTheLibrary(
      @ForAll @Size(min = 24, max = 64) byte[] key, @ForAll int second) throws Exception {
    var secret = new HookSecret("whsec_" + Base64.getEncoder().encodeToString(key));

    String ours =
        Signature.header(
            List.of(secret),
            ID,
            Instant.ofEpochSecond(second),
            BODY.getBytes(StandardCharsets.UTF_8));

    assertThat(ours).isEqualTo(new Webhook(secret.text()).sign(ID, second, BODY));
  }

  private static Map<String, List<String>> headers(List<HookSecret> secrets, Instant now) {
    return Map.of(
        "webhook-id",
        List.of(ID),
        "webhook-timestamp",
        List.of(Long.toString(now.getEpochSecond())),
        "webhook-signature",
        List.of(Signature.header(secrets, ID, now, BODY.getBytes(StandardCharsets.UTF_8))));
  }

  private static void verify(HookSecret secret, Map<String, List<String>> headers, String body)
      throws Exception {
    new Webhook(secret.text()).verify(body, headers);
  }
}
