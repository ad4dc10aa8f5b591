package dev.reinstate.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.HookOutcome;
import dev.reinstate.contracts.HookReport;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.PreHookAnswer.Accepted;
import dev.reinstate.contracts.PreHookAnswer.Failed;
import dev.reinstate.contracts.PreHookAnswer.Rejected;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.HookFailed;
import dev.reinstate.contracts.Refusal.HookRejected;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.settings.PreHook;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a change on its way through the hooks. Those outside answer as they are told. */
class AskedHooksTest {
  private static final String POSITIVE =
      "{ name: positive, validate: \"after.salary >= 0\", error: negative }";
  private static final String STAMP =
      "{ name: stamp, set: { reviewed: false, \"by.whom\": user.id } }";
  private static final String LEGAL = "{ name: legal, bus: workers.legal, dry_run_safe: true }";
  private static final String LAX = "{ name: lax, bus: workers.lax, on_error: ignore }";

  private final List<CallPreHook> asked = new ArrayList<>();

  @Test
  void whatAllAcceptStaysAsItIs() {
    HookedChange hooked = ask("{\"salary\":1.10}", accepting(null), POSITIVE, LEGAL);

    assertThat(hooked.refusal()).isNull();
    assertThat(hooked.changed()).isFalse();
    assertThat(content(hooked)).isEqualTo("{\"salary\":1.10}");
    assertThat(outcomes(hooked)).containsExactly(HookOutcome.ACCEPTED, HookOutcome.ACCEPTED);
  }

  @Test
  void eachSeesWhatTheOneBeforeMade() {
    HookedChange hooked =
        ask(
            "{\"salary\":1}",
            accepting(null),
            "{ name: raise, set: { salary: \"after.salary + 1\" } }",
            "{ name: two, validate: \"after.salary == 2 && before.salary == 0\" }",
            LEGAL,
            "{ name: again, set: { salary: \"after.salary + 1\" } }");

    assertThat(content(hooked)).isEqualTo("{\"salary\":3}");
    assertThat(asked.getFirst().after()).contains("\"salary\":2");
    assertThat(asked.getFirst().before()).contains("\"salary\":0");
  }

  @Test
  void fieldsAreSetWhereverTheyAre() {
    HookedChange hooked = ask("{\"by\":{\"when\":\"now\"},\"n\":1.10}", accepting(null), STAMP);

    assertThat(hooked.changed()).isTrue();
    assertThat(content(hooked))
        .isEqualTo("{\"by\":{\"when\":\"now\",\"whom\":\"alice\"},\"n\":1.10,\"reviewed\":false}");
  }

  @Test
  void aRejectionEndsIt() {
    HookedChange hooked = ask("{\"salary\":-1}", accepting(null), STAMP, POSITIVE, LEGAL);

    assertThat(hooked.refusal()).isEqualTo(new HookRejected("positive", "negative", null));
    assertThat(asked).isEmpty();
    assertThat(hooked.reports())
        .containsExactly(
            new HookReport("stamp", HookOutcome.CHANGED, null),
            new HookReport("positive", HookOutcome.REJECTED, "negative"),
            new HookReport("legal", HookOutcome.NOT_EVALUATED, null));
  }

  @Test
  void whatCannotBeEvaluatedDoesNotHold() {
    assertThat(ask("{}", accepting(null), POSITIVE).refusal()).isInstanceOf(HookRejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ name: x, set: { a: after.missing } }",
        "{ name: x, set: { \"salary.a\": \"1\" } }",
        "{ name: x, set: { a: \"1 / (after.salary - 1)\" } }",
        "{ name: x, set: { a: \"'\\\\u0000'\" } }"
      })
  void aValueThatCannotBeSetIsTrouble(String hook) {
    assertThat(ask("{\"salary\":1}", accepting(null), hook).refusal())
        .isEqualTo(new HookFailed("x", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7",
        "[{}]",
        "{\"_x\":1}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":1e401}",
        "{\"a\":1} 2",
      })
  void aDocumentThatCannotBeStoredIsTrouble(String data) {
    assertThat(ask("{\"salary\":1}", accepting(data), LEGAL).refusal())
        .isEqualTo(new HookFailed("legal", null));
  }

  @Test
  void soIsOneThatIsTooLargeOrTooDeep() {
    assertThat(ask("{}", accepting("{\"a\":\"" + "x".repeat(1_000) + "\"}"), LEGAL).refusal())
        .isInstanceOf(HookFailed.class);
    assertThat(ask("{}", accepting("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}"), LEGAL))
        .extracting(HookedChange::refusal)
        .isInstanceOf(HookFailed.class);
    String large = "{ name: x, set: { a: \"after.b + after.b\" } }";
    assertThat(ask("{\"b\":\"" + "x".repeat(600) + "\"}", accepting(null), large).refusal())
        .isEqualTo(new HookFailed("x", null));
  }

  @Test
  void anotherDocumentTakesThePlaceButNotThatOfSystemFields() {
    HookedChange hooked =
        ask(
            "{\"salary\":1}",
            accepting("{\"_id\":\"other\",\"_version\":9,\"created_at\":1,\"n\":1.10}"),
            LEGAL);

    assertThat(content(hooked)).isEqualTo("{\"n\":1.10}");
    assertThat(outcomes(hooked)).containsExactly(HookOutcome.CHANGED);
  }

  @Test
  void theSameDocumentIsNoChange() {
    HookedChange hooked =
        ask("{\"salary\":1.10}", accepting("{\"salary\":1.10,\"_id\":\"d\"}"), LEGAL);

    assertThat(hooked.changed()).isFalse();
    assertThat(outcomes(hooked)).containsExactly(HookOutcome.ACCEPTED);
  }

  @Test
  void aRejectionWithoutReasonNamesTheHook() {
    assertThat(ask("{}", call -> new Rejected(null), LEGAL).refusal())
        .isEqualTo(new HookRejected("legal", "Rejected by the hook legal", null));
  }

  @Test
  void troubleEndsItUnlessItIsToBeIgnored() {
    HookedChange hooked =
        ask("{\"n\":1}", call -> new Failed("no worker"), STAMP, LAX, LEGAL, POSITIVE);

    assertThat(hooked.refusal()).isEqualTo(new HookFailed("legal", null));
    assertThat(outcomes(hooked))
        .containsExactly(
            HookOutcome.CHANGED,
            HookOutcome.IGNORED,
            HookOutcome.FAILED,
            HookOutcome.NOT_EVALUATED);
  }

  @Test
  void whatIsIgnoredLeavesTheChangeAsItWasBefore() {
    HookedChange hooked = ask("{\"n\":1}", accepting("[]"), STAMP, LAX);

    assertThat(hooked.refusal()).isNull();
    assertThat(content(hooked))
        .isEqualTo("{\"n\":1,\"reviewed\":false,\"by\":{\"whom\":\"alice\"}}");
  }

  @Test
  void aQuestionThatIsAskedAgainHasTheSameId() {
    List<PreHook> hooks = hooks("pre_update", LEGAL, LAX);
    AskedHooks command = asked(hooks, accepting(null), false);
    ProposedChange change = change("{}");

    command.ask(change);
    command.ask(change);

    assertThat(asked).extracting(CallPreHook::attempt).containsExactly(1, 1, 2, 2);
    assertThat(asked.get(2).id()).isEqualTo(asked.get(0).id());
    assertThat(asked.get(3).id()).isEqualTo(asked.get(1).id()).isNotEqualTo(asked.get(0).id());
  }

  @Test
  void whereAHookIsTooBusyTheCommandCanBeTriedLater() {
    HookedChange hooked = ask("{}", call -> new PreHookAnswer.Busy(), LAX, LEGAL);

    assertThat(hooked.refusal()).isInstanceOf(Refusal.Unavailable.class);
    assertThat(outcomes(hooked))
        .containsExactly(HookOutcome.NOT_EVALUATED, HookOutcome.NOT_EVALUATED);
    assertThat(asked).hasSize(1);
  }

  @Test
  void anotherCommandAsksAnotherQuestion() {
    ask("{}", accepting(null), LEGAL);
    ask("{}", accepting(null), LEGAL);

    assertThat(asked.get(0).id()).isNotEqualTo(asked.get(1).id());
  }

  @Test
  void aPreviewAsksOnlyThoseThatAreSafe() {
    HookedChange hooked =
        asked(hooks("pre_update", STAMP, LAX, LEGAL), accepting(null), true).ask(change("{}"));

    assertThat(outcomes(hooked))
        .containsExactly(HookOutcome.CHANGED, HookOutcome.NOT_EVALUATED, HookOutcome.ACCEPTED);
    assertThat(asked).singleElement().matches(CallPreHook::dryRun);
  }

  @Test
  void aDeletionCanBeStoppedAndNotChanged() {
    String keep = "{ name: keep, validate: \"!before.locked\" }";
    ProposedChange locked = deletion("{\"locked\":true}");

    Refusal refusal =
        asked(hooks("pre_delete", keep), accepting(null), false).ask(locked).refusal();

    assertThat(refusal).isInstanceOf(HookRejected.class);
    assertThat(asked(hooks("pre_delete", LEGAL), accepting("{}"), false).ask(locked).refusal())
        .isEqualTo(new HookFailed("legal", null));
    assertThat(asked(hooks("pre_delete", LEGAL), accepting(null), false).ask(locked).refusal())
        .isNull();
    assertThat(asked.getLast().after()).isNull();
  }

  @Test
  void anExpressionMayAskAboutADocumentThatThereIsNot() {
    String open = "{ name: open, validate: \"!has(before.locked) || !before.locked\" }";
    ProposedChange restored = change("{}");
    var deleted =
        new ProposedChange(
            restored.action(),
            restored.document(),
            null,
            restored.content(),
            restored.system(),
            restored.metadata());

    HookedChange hooked = asked(hooks("pre_update", open), accepting(null), false).ask(deleted);

    assertThat(hooked.refusal()).isNull();
  }

  @Test
  void expressionsSeeWhoWantsWhatAndWhy() {
    String hook =
        "{ name: x, validate: \"user.id == 'alice' && 'hr' in user.roles && action == 'update' &&"
            + " metadata.change_reason == 'why' && after._id == 'd' && after._version == 8\" }";

    assertThat(ask("{}", accepting(null), hook).refusal()).isNull();
  }

  private HookedChange ask(
      String content, Function<CallPreHook, PreHookAnswer> outside, String... hooks) {
    return asked(hooks("pre_update", hooks), outside, false).ask(change(content));
  }

  private AskedHooks asked(
      List<PreHook> hooks, Function<CallPreHook, PreHookAnswer> outside, boolean dryRun) {
    var expressions = new ExpressionHooks(new Patcher(1_000));
    OutsideHooks remembered =
        question -> {
          asked.add(question);
          return outside.apply(question);
        };
    var remote =
        new RemoteHooks(
            remembered, expressions, RestoreFixture.as("hr"), Patience.ofACommand(), dryRun);
    ObjectNode user = Json.readStoredObject("{\"id\":\"alice\",\"roles\":[\"hr\"]}");
    return new AskedHooks(hooks, user, expressions, remote, new HookTroubleLog(), null);
  }

  private static Function<CallPreHook, PreHookAnswer> accepting(@Nullable String data) {
    return call -> new Accepted(data);
  }

  private static ProposedChange change(String content) {
    return new ProposedChange(
        Action.UPDATE,
        RestoreFixture.employee("d"),
        Json.readStoredObject("{\"_id\":\"d\",\"salary\":0}"),
        Json.readStoredObject(content),
        Json.readStoredObject("{\"_id\":\"d\",\"_version\":8}"),
        Json.readStoredObject("{\"change_reason\":\"why\"}"));
  }

  private static ProposedChange deletion(String before) {
    return new ProposedChange(
        Action.DELETE,
        RestoreFixture.employee("d"),
        Json.readStoredObject(before),
        null,
        Json.readStoredObject("{}"),
        Json.readStoredObject("{}"));
  }

  private static String content(HookedChange hooked) {
    return Json.write(hooked.requiredContent());
  }

  private static List<HookOutcome> outcomes(HookedChange hooked) {
    return hooked.reports().stream().map(HookReport::outcome).toList();
  }

  private static List<PreHook> hooks(String phase, String... hooks) {
    String yaml =
        "collections: { employees: {} }\nhooks: { employees: { "
            + phase
            + ": "
            + Arrays.toString(hooks)
            + " } }";
    return switch (new SettingsReader(Map.of()).read(yaml, Path.of("."))) {
      case SettingsResult.Valid(Settings settings) -> settings.hooks().preHooks();
      case SettingsResult.Invalid(var mistakes) ->
          throw new IllegalArgumentException(mistakes.toString());
    };
  }
}
