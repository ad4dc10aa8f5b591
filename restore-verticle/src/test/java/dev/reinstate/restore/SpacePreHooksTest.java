package dev.reinstate.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.PreHookAnswer.Accepted;
import dev.reinstate.contracts.PreHookAnswer.Failed;
import dev.reinstate.contracts.PreHookAnswer.Rejected;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.HookFailed;
import dev.reinstate.contracts.Refusal.HookRejected;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What hooks make of the restore of a whole space. Those outside answer as they are told. */
class SpacePreHooksTest {
  private static final ObjectNode SUMMARY =
      SpaceSummary.of(
          "op-1",
          Instant.parse("2026-01-01T00:00:00Z"),
          null,
          new OperationCounts(0, 1, 2),
          Map.of("employees", new OperationCounts(0, 1, 2)));

  private final List<CallPreHook> asked = new ArrayList<>();

  @Test
  void withoutHooksNothingSpeaksAgainstIt() {
    assertThat(ask(new Accepted(null), "")).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void whoIsAskedIsToldWhatWouldBeDone() {
    assertThat(ask(new Accepted(null), "{ name: legal, bus: workers.legal }")).isEmpty();

    CallPreHook question = asked.getFirst();
    assertThat(question.action()).isEqualTo(Action.RESTORE);
    assertThat(question.document()).isEqualTo(DocumentKey.ofSpace("acme"));
    assertThat(question.before()).isNull();
    assertThat(question.after()).isNull();
    assertThat(question.dryRun()).isFalse();
    assertThat(Json.readStored(question.metadata()))
        .isEqualTo(
            Json.readStored(
                """
                {"document_id": "acme", "restore_version": null, "change_reason": "why", "correlation_id": null,
                 "operation_id": "op-1", "date_time": "2026-01-01T00:00:00.000000Z",
                 "counts": {"create": 0, "update": 1, "delete": 2},
                 "by_collection": {"employees": {"create": 0, "update": 1, "delete": 2}}}
                """));
  }

  @Test
  void anExpressionSeesHowMuchWouldBeDone() {
    String few = "{ name: few, validate: \"metadata.counts.delete < 2\", error: too many }";
    String mine = "{ name: mine, validate: \"action == 'restore' && user.id == 'alice'\" }";

    assertThat(ask(new Accepted(null), mine)).isEmpty();
    assertThat(ask(new Accepted(null), mine + ", " + few))
        .contains(new HookRejected("few", "too many", null));
  }

  @Test
  void theFirstToRejectItEndsIt() {
    String first = "{ name: first, bus: workers.first }";
    String second = "{ name: second, bus: workers.second }";

    assertThat(ask(new Rejected("not now"), first + ", " + second))
        .contains(new HookRejected("first", "not now", null));
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatFailsDoesSoByItsOwnRule() {
    assertThat(ask(new Failed("late"), "{ name: a, bus: a }")).contains(new HookFailed("a", null));
    assertThat(ask(new Failed("late"), "{ name: a, bus: a, on_error: ignore }")).isEmpty();
  }

  @Test
  void aDocumentInTheAnswerIsAFailure() {
    assertThat(ask(new Accepted("{}"), "{ name: a, bus: a }")).contains(new HookFailed("a", null));
    assertThat(ask(new Accepted("{}"), "{ name: a, bus: a, on_error: ignore }")).isEmpty();
  }

  @Test
  void hooksOfTheSpacesOwnDocumentAreNotAsked() {
    Settings settings =
        settings("{ pre_update: [ { name: a, bus: a } ], pre_delete: [ { name: b, bus: b } ] }");

    assertThat(hooks(settings, new Rejected(null)).any()).isFalse();
  }

  private Optional<Refusal> ask(PreHookAnswer answer, String hooks) {
    return hooks(settings("{ pre_restore: [ " + hooks + " ] }"), answer)
        .ask(RestoreFixture.as("hr"), "acme", "why", SUMMARY);
  }

  private SpacePreHooks hooks(Settings settings, PreHookAnswer answer) {
    OutsideHooks outside =
        question -> {
          asked.add(question);
          return answer;
        };
    return new SpacePreHooks(() -> settings, new PreHooks(outside, new Patcher(1_000)));
  }

  private static Settings settings(String hooks) {
    String yaml = "hooks: { spaces: " + hooks + " }";
    return switch (new SettingsReader(Map.of()).read(yaml, Path.of("."))) {
      case SettingsResult.Valid(Settings settings) -> settings;
      case SettingsResult.Invalid(var mistakes) ->
          throw new IllegalArgumentException(mistakes.toString());
    };
  }
}
