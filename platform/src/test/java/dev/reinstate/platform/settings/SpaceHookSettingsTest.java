package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hooks of {@code spaces} are about the space's own document, or about a restore of all of it. */
class SpaceHookSettingsTest {

  @Test
  void aRestoreOfASpaceHasHooksOfItsOwn() {
    Hooks hooks =
        hooks(
            """
            pre_update: [ { name: a, bus: x } ], post_update: [ { name: b, bus: x } ],
            pre_restore: [ { name: c, validate: "metadata.counts.delete == 0" }, { name: d, bus: x } ],
            post_restore: [ { name: e, bus: x } ],
            """);

    assertThat(hooks.before("spaces", Action.RESTORE))
        .extracting(PreHook::name)
        .containsExactly("c", "d");
    assertThat(hooks.after("spaces", Action.RESTORE))
        .extracting(PostHook::name)
        .containsExactly("e");
    assertThat(hooks.before("spaces", Action.UPDATE))
        .extracting(PreHook::name)
        .containsExactly("a");
    assertThat(hooks.after("spaces", Action.UPDATE))
        .extracting(PostHook::name)
        .containsExactly("b");
  }

  @Test
  void whatTheyAreAboutCanBeSaid() {
    Hooks hooks =
        hooks(
            "pre_update: [ { name: a, bus: x, actions: [update] } ], post_restore: [ { name: b,"
                + " bus: x, actions: [restore] } ]");

    assertThat(hooks.before("spaces", Action.UPDATE)).hasSize(1);
    assertThat(hooks.after("spaces", Action.RESTORE)).hasSize(1);
  }

  @Test
  void componentsHaveHooksLikeAnyCollection() {
    Hooks hooks =
        Reading.valid("hooks: { records: { pre_update: [ { name: a, bus: x } ] } }").hooks();

    assertThat(hooks.before("records", Action.RESTORE)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pre_restore: [ { name: a, set: { x: '1' } } ] | pre_restore[0].set: is not for"
            + " pre_restore: what is restored is as it was",
        "pre_restore: [ { name: a, bus: x, dry_run_safe: true } ] | pre_restore[0].dry_run_safe: is"
            + " not for pre_restore: no hook is asked when a restore is previewed",
        "pre_restore: [ { name: a, bus: x, actions: [update] } ] | pre_restore[0].actions[0]: must"
            + " be restore",
        "post_restore: [ { name: a, bus: x, actions: [] } ] | post_restore[0].actions: must name"
            + " restore",
        "pre_update: [ { name: a, bus: x, actions: [restore] } ] | pre_update[0].actions[0]: must"
            + " be update",
        "pre_restore: [ { name: a, bus: x, timeout: 5s }, { name: b, bus: x, timeout: 5s } ] |"
            + " pre_restore: the time-outs for restore are 10s together, and may be 8s at most"
      })
  void aMistakeHasItsPlace(String hooks, String mistake) {
    assertThat(Reading.mistakes("hooks: { spaces: { " + hooks + " } }"))
        .containsExactly("hooks.spaces." + mistake + " (line 1)");
  }

  @Test
  void otherCollectionsAreRestoredDocumentByDocument() {
    List<String> mistakes =
        Reading.mistakes(
            """
            collections: { a: {} }
            hooks: { a: { pre_restore: [ { name: x, bus: b } ] }, records: { post_restore: [ { name: x, bus: b } ] } }
            """);

    assertThat(mistakes)
        .hasSize(2)
        .first()
        .asString()
        .startsWith("hooks.a.pre_restore: unknown key");
  }

  private static Hooks hooks(String phases) {
    return Reading.valid("hooks: { spaces: { " + phases.replace('\n', ' ') + " } }").hooks();
  }
}
