package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.platform.expression.Evaluation;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.FieldPath;
import dev.reinstate.platform.settings.PreHook.OnError;
import dev.reinstate.platform.settings.PreHookWork.Ask;
import dev.reinstate.platform.settings.PreHookWork.SetFields;
import dev.reinstate.platform.settings.PreHookWork.Validate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreHookSettingsTest {
  private static final String SECRET = "whsec_" + "bmV3".repeat(8);

  @Test
  void aConditionHasItsErrorForTheCaller() {
    PreHook hook = only("{ name: a, validate: \"after.n >= 0\", error: too small }");

    assertThat(hook.actions()).containsExactlyInAnyOrder(Action.UPDATE, Action.RESTORE);
    assertThat(hook.work())
        .isInstanceOfSatisfying(
            Validate.class,
            work -> {
              assertThat(work.error()).isEqualTo("too small");
              assertThat(work.condition().test(after("{\"n\":0}"))).isTrue();
              assertThat(work.condition().test(after("{\"n\":-1}"))).isFalse();
              assertThat(work.condition().test(after("{}"))).isFalse();
            });
  }

  @Test
  void aConditionWithoutAnErrorNamesItsHook() {
    assertThat(only("{ name: a, validate: \"true\" }").work())
        .isInstanceOfSatisfying(
            Validate.class, work -> assertThat(work.error()).isEqualTo("Rejected by the hook a"));
  }

  @Test
  void fieldsAreSetToTheValuesOfExpressionsInTheirOrder() {
    PreHook hook =
        only(
            "{ name: a, set: { reviewed: false, sum: \"after.n + 1\", \"by.whom\": user.id },"
                + " on_error: ignore }");

    assertThat(hook.onError()).isEqualTo(OnError.IGNORE);
    assertThat(hook.work())
        .isInstanceOfSatisfying(
            SetFields.class,
            work -> {
              assertThat(work.values().keySet())
                  .containsExactly(
                      FieldPath.of("reviewed"), FieldPath.of("sum"), FieldPath.of("by", "whom"));
              assertThat(
                      Objects.requireNonNull(work.values().get(FieldPath.of("sum")))
                          .evaluate(after("{\"n\":1}")))
                  .isEqualTo(new Evaluation.Value(IntNode.valueOf(2)));
            });
  }

  @Test
  void aWorkerIsWaitedForTwoSecondsAndHasToAnswer() {
    PreHook hook = only("{ name: a, bus: workers.legal }");

    assertThat(hook.onError()).isEqualTo(OnError.FAIL);
    assertThat(hook.work())
        .isEqualTo(
            new Ask(new HookTarget.BusWorker("workers.legal"), Duration.ofSeconds(2), false));
  }

  @Test
  void everythingCanBeSaidOfAnEndpoint() {
    PreHook hook =
        only(
            "{ name: a, actions: [restore], http: \"https://a.example/x\", secret: "
                + SECRET
                + ", timeout: 500ms, on_error: ignore, dry_run_safe: true }");

    assertThat(hook)
        .isEqualTo(
            new PreHook(
                "a",
                "employees",
                Set.of(Action.RESTORE),
                new Ask(
                    new HookTarget.Http(
                        URI.create("https://a.example/x"), List.of(new HookSecret(SECRET))),
                    Duration.ofMillis(500),
                    true),
                OnError.IGNORE));
  }

  @Test
  void anEndpointMayDoWithoutASecret() {
    assertThat(only("{ name: a, http: \"https://a.example/\" }").work())
        .isInstanceOfSatisfying(
            Ask.class, ask -> assertThat(((HookTarget.Http) ask.target()).secrets()).isEmpty());
  }

  @Test
  void hooksAreFoundByWhatTheyAreAbout() {
    Hooks hooks =
        Reading.valid(
                """
                collections: { employees: {} }
                hooks:
                  employees:
                    pre_create: [ { name: a, bus: x } ]
                    pre_update: [ { name: b, bus: x }, { name: c, bus: x, actions: [update] } ]
                    pre_delete: [ { name: d, bus: x } ]
                    post_update: [ { name: e, bus: x } ]
                """)
            .hooks();

    assertThat(names(hooks.before("employees", Action.CREATE))).containsExactly("a");
    assertThat(names(hooks.before("employees", Action.UPDATE))).containsExactly("b", "c");
    assertThat(names(hooks.before("employees", Action.RESTORE))).containsExactly("b");
    assertThat(names(hooks.before("employees", Action.DELETE))).containsExactly("d");
    assertThat(names(hooks.before("notes", Action.DELETE))).isEmpty();
    assertThat(names(hooks.preHooks())).containsExactly("a", "b", "c", "d");
    assertThat(hooks.postHooks()).extracting(PostHook::name).containsExactly("e");
    assertThat(hooks.preHook("e")).isNull();
    assertThat(hooks.postHook("a")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ bus: a }                                  | : must have a name",
        "{ name: a }                                 | : must have exactly one of validate, set,"
            + " bus and http",
        "{ name: a, bus: a, validate: 'true' }       | : must have exactly one of validate, set,"
            + " bus and http",
        "{ name: a, validate: 'after.' }             | .validate: column 7: no viable alternative",
        "{ name: a, validate: '1 + 1' }              | .validate: must be true or false, not of"
            + " type int",
        "{ name: a, validate: 'resource.a == 1' }    | .validate: column 1: undeclared reference"
            + " to 'resource'",
        "{ name: a, validate: 'true', timeout: 1s }  | .timeout: does not go with validate",
        "{ name: a, validate: 'true', on_error: fail}| .on_error: does not go with validate",
        "{ name: a, set: { a: '1' }, error: no }     | .error: does not go with set",
        "{ name: a, bus: a, secret: whsec_x }        | .secret: does not go with bus",
        "{ name: a, set: { a: '1' }, dry_run_safe: true } | .dry_run_safe: does not go with set",
        "{ name: a, set: { a: '1 +' } }              | .set.a: column 4: mismatched input",
        "{ name: a, set: { _id: '1' } }              | .set._id: is a system field: written by"
            + " the service alone",
        "{ name: a, set: { created_at: '1' } }       | .set.created_at: is a system field:"
            + " written by the service alone",
        "{ name: a, set: { _x: '1' } }               | .set._x: a field's name must not start"
            + " with '_'",
        "{ name: a, set: { b: '1', b.c: '1' } }      | .set.\"b.c\": is set twice",
        "{ name: a, set: { b..c: '1' } }             | .set.\"b..c\": is not the path of a field",
        "{ name: a, set: { b: } }                    | .set.b: must have an expression for its"
            + " value",
        "{ name: a, set: {} }                        | .set: must name a field and its value",
        "{ name: a, set: [] }                        | .set: must be a mapping of keys to values",
        "{ name: a, bus: reinstate.commit }          | .bus: is an address of the service's own",
        "{ name: a, http: 'http://169.254.169.254/' }| .http: leads to a link-local, metadata or"
            + " multicast address",
        "{ name: a, bus: a, timeout: 9s }            | .timeout: must be a length of time from"
            + " 100ms to 8s, such as 2s or 500ms",
        "{ name: a, bus: a, on_error: stop }         | .on_error: must be fail or ignore",
        "{ name: a, bus: a, dry_run_safe: maybe }    | .dry_run_safe: must be true or false",
        "{ name: a, bus: a, actions: [delete] }      | .actions[0]: must be update or restore",
        "{ name: a, bus: a, retry: [1s] }            | .retry: unknown key"
      })
  void aMistakeHasItsPlace(String hook, String mistake) {
    assertThat(Reading.mistakes(hooks("pre_update", hook)))
        .singleElement()
        .asString()
        .startsWith("hooks.employees.pre_update[0]" + mistake)
        .endsWith("(line 4)");
  }

  @Test
  void aDeletionHasNoFieldsToSetAndNoOtherAction() {
    assertThat(
            Reading.mistakes(
                hooks("pre_delete", "{ name: a, set: { b: '1' }, actions: [delete] }")))
        .containsExactly(
            "hooks.employees.pre_delete[0].actions: is for pre_update alone (line 4)",
            "hooks.employees.pre_delete[0].set: is not for pre_delete: nothing is stored (line 4)");
  }

  @Test
  void anErrorIsNoNovel() {
    String error = "x".repeat(1_001);

    assertThat(
            Reading.mistakes(
                hooks("pre_update", "{ name: a, validate: 'true', error: " + error + " }")))
        .containsExactly(
            "hooks.employees.pre_update[0].error: must not be longer than 1000 characters (line"
                + " 4)");
  }

  @Test
  void aNameIsUniqueBeforeAndAfter() {
    assertThat(
            Reading.mistakes(
                """
                collections: { a: {} }
                hooks:
                  a:
                    pre_create: [ { name: same, bus: x } ]
                    post_create: [ { name: same, bus: y } ]
                """))
        .containsExactly(
            "hooks.a.post_create[0].name: another hook has this name already (line 5)");
  }

  @Test
  void allHooksOfOneActionTogetherMustNotTakeTooLong() {
    assertThat(
            Reading.mistakes(
                hooks(
                    "pre_update",
                    "{ name: a, bus: x, timeout: 5s }, { name: b, bus: x, timeout: 3500ms, actions:"
                        + " [restore] }")))
        .containsExactly(
            "hooks.employees.pre_update: the time-outs for restore are 8500ms together, and may be"
                + " 8s at most (line 4)");
  }

  @Test
  void norAreThereMoreThanCanBeOverseen() {
    String hooks =
        IntStream.rangeClosed(0, 32)
            .mapToObj(i -> "{ name: a" + i + ", validate: 'true' }")
            .collect(Collectors.joining(", "));

    assertThat(Reading.mistakes(hooks("pre_create", hooks)))
        .containsExactly("hooks.employees.pre_create: must have at most 32 hooks (line 4)");
  }

  private static Map<String, JsonNode> after(String json) {
    return Map.of("after", Json.readStored(json));
  }

  private static PreHook only(String hook) {
    return Reading.valid(hooks("pre_update", hook)).hooks().preHooks().getFirst();
  }

  private static List<String> names(List<PreHook> hooks) {
    return hooks.stream().map(PreHook::name).toList();
  }

  private static String hooks(String phase, String hooks) {
    return "collections: { employees: {} }\nhooks:\n  employees:\n    "
        + phase
        + ": [ "
        + hooks
        + " ]\n";
  }
}
