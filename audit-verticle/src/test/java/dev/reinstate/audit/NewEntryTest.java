package dev.reinstate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.FieldChange;
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
  void aChangeIsKeptFieldByField() {
    NewEntry entry =
        NewEntry.of(
            Events.change("{\"a\": 1.10, \"b\": {\"c\": 1}}", "{\"b\": {\"c\": 2}, \"d\": null}"),
            SALT);

    assertThat(EntryChanges.parse(entry.changes()))
        .containsExactly(
            new FieldChange("a", "1.10", null),
            new FieldChange("b.c", "1", "2"),
            new FieldChange("d", null, "null"));
    assertThat(entry.facts().changesSha256()).isEqualTo(Sha256.of(entry.changes()));
  }

  @Test
  void theFirstStateIsAllNewAndADeletionTakesAll() {
    assertThat(NewEntry.of(Events.change(null, "{\"a\": 1}"), SALT).changes())
        .isEqualTo("[{\"field\":\"a\",\"to\":1}]");
    assertThat(NewEntry.of(Events.change("{\"a\": 1}", null), SALT).changes())
        .isEqualTo("[{\"field\":\"a\",\"from\":1}]");
  }

  @Test
  void aRefusedAttemptSaysWhatItsCallerWasToldAndChangesNothing() {
    NewEntry entry =
        NewEntry.of(Events.refused(new ErrorText("FORBIDDEN", "You \"may\" not")), SALT);

    assertThat(entry.facts().success()).isFalse();
    assertThat(entry.facts().error())
        .isEqualTo("{\"code\":\"FORBIDDEN\",\"message\":\"You \\\"may\\\" not\"}");
    assertThat(entry.changes()).isEqualTo("[]");
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
