package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.platform.settings.HookTarget.BusWorker;
import dev.reinstate.platform.settings.HookTarget.Http;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookSettingsTest {
  private static final String SECRET = "whsec_" + "bmV3".repeat(8);
  private static final String OTHER = "whsec_" + "b2xk".repeat(8);

  @Test
  void withoutHooksThereAreNone() {
    assertThat(Reading.valid("hooks: {}").hooks().postHooks()).isEmpty();
  }

  @Test
  void aWebhookNeedsAUrlAndASecret() {
    PostHook hook =
        only("{ name: notify, http: \"https://a.example/x?y=1\", secret: " + SECRET + " }");

    assertThat(hook)
        .isEqualTo(
            new PostHook(
                "notify",
                "employees",
                Set.of(Action.UPDATE, Action.RESTORE),
                new Http(URI.create("https://a.example/x?y=1"), List.of(new HookSecret(SECRET))),
                Duration.ofSeconds(15),
                PostHook.DEFAULT_RETRIES));
  }

  @Test
  void everythingCanBeSaid() {
    PostHook hook =
        only(
            "{ name: index, actions: [restore], bus: workers.index, timeout: 2s, retry: [100ms, 5m]"
                + " }");

    assertThat(hook.actions()).containsExactly(Action.RESTORE);
    assertThat(hook.target()).isEqualTo(new BusWorker("workers.index"));
    assertThat(hook.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(hook.retries()).containsExactly(Duration.ofMillis(100), Duration.ofMinutes(5));
  }

  @Test
  void noRetriesAreOneAttempt() {
    assertThat(only("{ name: index, bus: a, retry: [] }").retries()).isEmpty();
  }

  @Test
  void aSecretCanComeFromTheEnvironment() {
    Settings settings =
        Reading.valid(
            hooks("{ name: notify, http: \"https://a.example/\", secret: \"${HOOK}\" }"),
            Map.of("HOOK", SECRET));

    assertThat(settings.hooks().postHooks()).hasSize(1);
  }

  @Test
  void duringARotationThereAreTwoSecrets() {
    PostHook hook =
        only("{ name: n, http: \"https://a.example/\", secret: [" + OTHER + ", " + SECRET + "] }");

    assertThat(((Http) hook.target()).secrets())
        .containsExactly(new HookSecret(OTHER), new HookSecret(SECRET));
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(only("{ name: n, http: \"https://a.example/\", secret: " + SECRET + " }").toString())
        .doesNotContain(SECRET)
        .contains("whsec_***");
  }

  @Test
  void hooksAreFoundByWhatTheyAreAbout() {
    Hooks hooks =
        Reading.valid(
                """
                collections: { employees: {} }
                hooks:
                  employees:
                    post_create: [ { name: a, bus: x } ]
                    post_update: [ { name: b, bus: x }, { name: c, bus: x, actions: [update] } ]
                    post_delete: [ { name: d, bus: x } ]
                  records:
                    post_update: [ { name: e, bus: x } ]
                """)
            .hooks();

    assertThat(names(hooks.after("employees", Action.CREATE))).containsExactly("a");
    assertThat(names(hooks.after("employees", Action.UPDATE))).containsExactly("b", "c");
    assertThat(names(hooks.after("employees", Action.RESTORE))).containsExactly("b");
    assertThat(names(hooks.after("employees", Action.DELETE))).containsExactly("d");
    assertThat(names(hooks.after("records", Action.RESTORE))).containsExactly("e");
    assertThat(names(hooks.after("notes", Action.UPDATE))).isEmpty();
    assertThat(names(hooks.postHooks())).containsExactly("a", "b", "c", "d", "e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ bus: a }                            | : must have a name",
        "{ name: A, bus: a }                   | .name: a hook's name must match"
            + " [a-z][a-z0-9_-]{0,62}",
        "{ name: a }                           | : must have exactly one of http and bus",
        "{ name: a, bus: a, secret: whsec_x }  | .secret: goes with http alone",
        "{ name: a, bus: reinstate.commit }    | .bus: is an address of the service's own",
        "{ name: a, bus: a, timeout: 16s }     | .timeout: must be a length of time from 100ms to"
            + " 15s, such as 2s or 500ms",
        "{ name: a, bus: a, timeout: 2 }       | .timeout: must be a length of time from 100ms to"
            + " 15s, such as 2s or 500ms",
        "{ name: a, bus: a, retry: [5s, x] }   | .retry[1]: must be a length of time from 100ms to"
            + " 24h, such as 5m",
        "{ name: a, bus: a, retry: 5s }        | .retry: must be a list, such as [a, b]",
        "{ name: a, bus: a, actions: [create] }| .actions[0]: must be update or restore",
        "{ name: a, bus: a, actions: [] }      | .actions: must name update, restore or both",
        "{ name: a, bus: a, fields: [b] }      | .fields: unknown key",
        "{ name: a, http: 'https://a.example' }| : needs a secret to sign its messages with"
      })
  void aMistakeHasItsPlace(String hook, String mistake) {
    assertThat(Reading.mistakes(hooks(hook)))
        .containsExactly("hooks.employees.post_update[0]" + mistake + " (line 4)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a.example/",
        "https:///x",
        "a.example",
        "https://user:pw@a.example/",
        "https://a.example/#x",
        "https://a.example:0/",
        "https://a.example:65536/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://a b/"
      })
  void whatIsNoUrlIsAMistakeThatDoesNotRepeatIt(String url) {
    assertThat(Reading.mistakes(http(url)))
        .containsExactly(
            "hooks.employees.post_update[0].http: must be an http or https URL with a host and"
                + " without user or fragment (line 4)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://224.0.0.1/",
        "http://[ff02::1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[fd00:ec2::254]/",
        "http://255.255.255.255/"
      })
  void aForbiddenAddressIsAMistake(String url) {
    assertThat(Reading.mistakes(http(url)))
        .containsExactly(
            "hooks.employees.post_update[0].http: leads to a link-local, metadata or multicast"
                + " address (line 4)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "HTTPS://A.example"
      })
  void anyOtherMayBeMeant(String url) {
    assertThat(Reading.mistakes(http(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsec_",
        "whsec_bmV3",
        "whsec_!!!!bmV3bmV3bmV3bmV3bmV3bmV3bmV3",
        "bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3"
      })
  void whatIsNoSecretIsAMistakeThatDoesNotRepeatIt(String secret) {
    assertThat(
            Reading.mistakes(
                hooks("{ name: a, http: \"https://a.example/\", secret: \"" + secret + "\" }")))
        .containsExactly(
            "hooks.employees.post_update[0].secret: must be whsec_ and the Base64 of 24 to 64"
                + " bytes, or a list of two such secrets (line 4)");
  }

  @Test
  void threeSecretsAreAMistake() {
    String three = "[" + SECRET + ", " + OTHER + ", " + SECRET + "]";

    assertThat(
            Reading.mistakes(
                hooks("{ name: a, http: \"https://a.example/\", secret: " + three + " }")))
        .hasSize(1);
  }

  @Test
  void aNameIsUniqueInTheWholeFile() {
    assertThat(
            Reading.mistakes(
                """
                collections: { a: {}, b: {} }
                hooks:
                  a: { post_create: [ { name: same, bus: x } ] }
                  b: { post_delete: [ { name: same, bus: y } ] }
                """))
        .containsExactly(
            "hooks.b.post_delete[0].name: another hook has this name already (line 4)");
  }

  @Test
  void aCollectionThatIsNotDeclaredIsAMistake() {
    assertThat(Reading.mistakes("collections: { notes: {} }\nhooks: { note: {}, _audit: {} }"))
        .containsExactly(
            "hooks.note: no such collection is declared; did you mean notes? (line 2)",
            "hooks._audit: no such collection is declared (line 2)");
  }

  @Test
  void otherMomentsAreUnknown() {
    assertThat(
            Reading.mistakes(
                "collections: { a: {} }\nhooks: { a: { post_restore: [], post_updat: [] } }"))
        .containsExactly(
            "hooks.a.post_restore: unknown key (line 2)",
            "hooks.a.post_updat: unknown key; did you mean post_update? (line 2)");
  }

  @Test
  void aMomentHasAListOfHooks() {
    assertThat(
            Reading.mistakes("collections: { a: {} }\nhooks: { a: { post_update: { bus: b } } }"))
        .containsExactly("hooks.a.post_update: must be a list of mappings (line 2)");
  }

  private static PostHook only(String hook) {
    return Reading.valid(hooks(hook)).hooks().postHooks().getFirst();
  }

  private static List<String> names(List<PostHook> hooks) {
    return hooks.stream().map(PostHook::name).toList();
  }

  private static String http(String url) {
    return hooks("{ name: a, http: \"" + url + "\", secret: " + SECRET + " }");
  }

  private static String hooks(String hook) {
    return "collections: { employees: {} }\nhooks:\n  employees:\n    post_update: [ "
        + hook
        + " ]\n";
  }
}
