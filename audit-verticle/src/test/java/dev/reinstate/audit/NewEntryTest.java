package dev.reinstate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.platform.log.LoggedEvent;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NewEntryTest {
  private static final String SALT = "0".repeat(32);

  @Test
  void theLatencyRunsFromTheArrivalToTheEvent() {
    NewEntry entry = NewEntry.of(Events.after(12_345), SALT);

    assertThat(entry.latencyMicros()).isEqualTo(12_345);
    assertThat(entry.facts().latencyMillis()).isEqualTo("12.345");
  }

  @Test
  void anEventThatIsDatedBeforeTheArrivalTookNoTime() {
    assertThat(NewEntry.of(Events.after(-1), SALT).facts().latencyMillis()).isEqualTo("0.000");
  }

  @Test
  void aRefusedAttemptSaysWhatItsCallerWasTold() {
    NewEntry entry =
        NewEntry.of(Events.refused(new ErrorText("FORBIDDEN", "You \"may\" not")), SALT);

    assertThat(entry.facts().success()).isFalse();
    assertThat(entry.facts().error())
        .isEqualTo("{\"code\":\"FORBIDDEN\",\"message\":\"You \\\"may\\\" not\"}");
  }

  @Test
  void whatPostgresqlCannotHoldIsReplaced() {
    LoggedEvent event = Events.by("eve\u0000\ud800", List.of("\udc00a", "\ud83d\ude00"));

    EntryFacts facts = NewEntry.of(event, SALT).facts();

    assertThat(facts.userId()).isEqualTo("eve\ufffd\ufffd");
    assertThat(facts.userRoles()).isEqualTo("[\"\ufffda\",\"\ud83d\ude00\"]");
  }

  @Property
  void whateverIsReplacedTheRestStays(@ForAll String text) {
    String storable = StorableText.of(text);

    assertThat(storable).hasSize(text.length()).doesNotContain("\u0000");
    assertThat(new String(storable.getBytes(UTF_8), UTF_8)).isEqualTo(storable);
    assertThat(StorableText.of(storable)).isSameAs(storable);
  }
}
