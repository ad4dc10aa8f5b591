package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are sent again with the same {@code Idempotency-Key}. */
@ExtendWith(InstallationExtension.class)
final class IdempotencyIT {

  private final Installation installation;
  private final Caller admin;
  private final String path;
  private final String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};

  IdempotencyIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
    path = installation.document("employees", "{\"n\":1}", "{\"n\":2}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | /restore/1 | {\"change_reason\":\"r\"} | 4",
        "PUT | | {\"n\":1.10} | 3",
        "PATCH | | {\"n\":null} | 3",
        "DELETE | | | 3"
      })
  void aRepeatedChangeIsMadeOnce(
      String method, @Nullable String rest, @Nullable String body, int version) {
    String target = path + (rest == null ? "" : rest);
    Answer first = send(admin, method, target, body);

    Answer second = send(admin, method, target, body);

    assertThat(first.version()).isEqualTo(version);
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(second.toString()).isEqualTo(first.toString());
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(admin.get(path + "/versions").json()).hasSize(version);
  }

  @Test
  void aRepeatedCreationMakesOneDocument() {
    Answer first = admin.post("/employees", "{\"n\":1.10}", key);

    Answer second = admin.post("/employees", "{\"n\":1.10}", key);

    assertThat(second.toString()).isEqualTo(first.toString());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void aRepeatedBatchMakesTheSameDocuments() {
    Answer first = admin.post("/employees/batch", "{\"documents\":[{},{}]}", key);

    Answer second = admin.post("/employees/batch", "{\"documents\":[{},{}]}", key);

    assertThat(second.toString()).isEqualTo(first.toString());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void theFirstResultIsAnsweredWhateverHappenedSince() {
    Answer first = admin.put(path, "{\"n\":3}", key);
    admin.delete(path);

    Answer second = admin.put(path, "{\"n\":3}", key);

    assertThat(second.toString()).isEqualTo(first.toString());
    assertThat(admin.get(path).status()).isEqualTo(404);
  }

  @Test
  void aConditionThatHeldThenIsNotCheckedAgain() {
    String[] headers = {key[0], key[1], "If-Match", "\"2\""};
    Answer first = admin.put(path, "{\"n\":3}", headers);

    Answer second = admin.put(path, "{\"n\":3}", headers);

    assertThat(second.toString()).isEqualTo(first.toString());
  }

  @Test
  void anotherRequestWithTheKeyIs422() {
    admin.put(path, "{\"n\":3}", key);

    assertThat(admin.put(path, "{\"n\":4}", key).outcome()).isEqualTo("422 IDEMPOTENCY_KEY_REUSED");
    assertThat(send(admin, "DELETE", path, null).outcome()).isEqualTo("422 IDEMPOTENCY_KEY_REUSED");
    assertThat(send(admin, "POST", path + "/restore/1", null).outcome())
        .isEqualTo("422 IDEMPOTENCY_KEY_REUSED");
    assertThat(admin.post("/employees/batch", "{\"documents\":[{}]}", key).outcome())
        .isEqualTo("422 IDEMPOTENCY_KEY_REUSED");
    assertThat(admin.get(path).version()).isEqualTo(3);
  }

  @Test
  void keysOfOtherUsersAreOtherKeys() {
    admin.put(path, "{\"n\":3}", key);

    Answer other = installation.as("mia", "admin").put(path, "{\"n\":3}", key);

    assertThat(other.version()).isEqualTo(4);
    assertThat(other.header("Idempotency-Replayed")).isNull();
  }

  @Test
  void whoMayNoLongerIsRefused() {
    admin.put(path, "{\"n\":3}", key);

    Caller demoted = installation.as("ada", "employee");

    assertThat(demoted.put(path, "{\"n\":3}", key).outcome()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void whatWasRefusedIsTriedAgain() {
    String missing = Installation.newPath("employees");
    assertThat(admin.put(missing, "{}", key).status()).isEqualTo(404);
    String id = missing.substring("/employees/".length());
    admin.post("/employees", "{\"_id\":\"" + id + "\"}");

    Answer second = admin.put(missing, "{}", key);

    assertThat(second.version()).isEqualTo(2);
    assertThat(second.header("Idempotency-Replayed")).isNull();
  }

  @Test
  void theSameKeyAtTheSameTimeIsCarriedOutOnce() {
    List<CompletableFuture<Answer>> sent =
        IntStream.range(0, 20)
            .mapToObj(n -> admin.sendAsync("POST", path + "/restore/1", "{}", key))
            .toList();

    List<String> outcomes = sent.stream().map(answer -> answer.join().outcome()).toList();

    assertThat(outcomes).contains("200").allMatch(o -> o.equals("200") || o.equals("409 CONFLICT"));
    assertThat(admin.get(path + "/versions").json()).hasSize(4);
  }

  @Test
  void aKeyCanBeAsLongAs255Characters() {
    String longest = (key[1] + "~".repeat(255)).substring(0, 255);

    assertThat(admin.put(path, "{}", "Idempotency-Key", longest).version()).isEqualTo(3);
  }

  @Test
  void aLongerKeyIs400() {
    assertThat(admin.put(path, "{}", "Idempotency-Key", "k".repeat(256)).outcome())
        .isEqualTo("400 BAD_REQUEST");
  }

  private Answer send(Caller caller, String method, String target, @Nullable String body) {
    return caller.sendAsync(method, target, body == null ? "" : body, key).join();
  }
}
