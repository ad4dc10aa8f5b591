package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Whatever the policies, whoever the caller, whatever the document: what he may not see is in no
 * answer, and what is stored changes only by what he may write.
 */
class NothingHiddenGetsOutIT {

  private static final int TRIES = 40;
  private static final GeneratedPolicies POLICIES = GeneratedPolicies.of(2026);
  private static @Nullable Installation running;

  @BeforeContainer
  static void start() {
    running = Installation.start(POLICIES.yaml());
  }

  @AfterContainer
  static void stop() {
    installation().close();
  }

  @Provide
  Arbitrary<Prober> probers() {
    Arbitrary<Integer> role = Arbitraries.integers().between(0, GeneratedPolicies.ROLES - 1);
    return Combinators.combine(
            Arbitraries.integers().between(0, GeneratedPolicies.COLLECTIONS - 1),
            role.set().ofMinSize(1).ofMaxSize(2),
            Arbitraries.of(true, true, false))
        .as((collection, roles, owner) -> new Prober(POLICIES, collection, roles, owner));
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void readingShowsNothingHiddenAndStoresNothing(
      @ForAll("probers") Prober prober, @ForAll long seed) {
    MarkedDocument document = document(prober, seed);
    String before = document.stored().text();

    assertNothingHidden(prober, document, document.reads(prober.caller(installation())));

    assertThat(document.stored().text()).isEqualTo(before);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void everythingElseIsShown(@ForAll("probers") Prober prober, @ForAll long seed) {
    MarkedDocument document = document(prober, seed);

    Answer seen = prober.caller(installation()).get(document.path());

    assertThat(seen.status()).isEqualTo(prober.may("read") ? 200 : 403);
    for (String value : document.latest(prober.sees())) {
      assertThat(seen.text()).contains(value);
    }
  }

  /** Neither what is answered nor whether tells one hidden value from another. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void hiddenValuesMakeNoDifference(@ForAll("probers") Prober prober, @ForAll long seed) {
    Caller caller = prober.caller(installation());
    MarkedDocument one = document(prober, seed);
    MarkedDocument other =
        new MarkedDocument(installation().admin(), prober.target(), seed, prober.seesNothingOf());

    assertThat(answers(caller, other)).isEqualTo(answers(caller, one));
  }

  /** Nor do these tell one hidden value from another. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void theAuditTrailAndTheEventsShowNothingHidden(
      @ForAll("probers") Prober prober, @ForAll long seed) {
    Caller caller = prober.caller(installation());
    Marks marks = Marks.begin(installation().admin());
    MarkedDocument one = document(prober, seed);
    MarkedDocument other =
        new MarkedDocument(installation().admin(), prober.target(), seed, prober.seesNothingOf());
    String mark = marks.set();

    List<Answer> traces = one.traces(caller, marks.begin(), mark).toList();

    assertNothingHidden(prober, one, traces.stream());
    assertThat(traces).hasSizeGreaterThanOrEqualTo(5);
    assertThat(other.traces(caller, marks.begin(), mark).map(other::told))
        .isEqualTo(traces.stream().map(one::told).toList());
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void sendingBackWhatIsShownChangesNothing(@ForAll("probers") Prober prober, @ForAll long seed) {
    MarkedDocument document = document(prober, seed);
    Caller caller = prober.caller(installation());
    JsonNode before = document.stored().content();
    Answer seen = caller.get(document.path());

    Answer put = caller.put(document.path(), seen.status() == 200 ? seen.text() : "{}");

    assertNothingHidden(prober, document, Stream.of(put));
    if (seen.status() == 200) {
      assertThat(put.status()).isEqualTo(prober.may("update") ? 200 : 403);
      assertThat(document.stored().content()).isEqualTo(before);
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void restoringShowsNothingHidden(@ForAll("probers") Prober prober, @ForAll long seed) {
    MarkedDocument document = document(prober, seed);
    Caller caller = prober.caller(installation());

    Answer restored = caller.post(document.path() + "/restore/1");

    assertThat(restored.status()).isEqualTo(prober.may("restore") ? 200 : 403);
    assertNothingHidden(prober, document, Stream.of(restored, caller.get(document.path())));
    if (prober.restoresEverything()) {
      assertThat(document.stored().content()).isEqualTo(document.first());
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void writingRevealsNothing(@ForAll("probers") Prober prober, @ForAll long seed) {
    MarkedDocument document = document(prober, seed);
    Caller caller = prober.caller(installation());

    assertNothingHidden(prober, document, WaysOut.write(caller, document.path()));

    assertNothingHidden(prober, document, document.reads(caller));
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void creatingShowsNothingHidden(@ForAll("probers") Prober prober, @ForAll long seed) {
    var content = new MarkedContent(new Random(seed), "otto");

    Answer created = prober.caller(installation()).post(prober.target(), content.json().toString());

    assertThat(created.status()).isIn(prober.may("create") ? List.of(201, 403) : List.of(403));
    assertThat(content.markers().stream().filter(prober.sees().negate()))
        .as("%s", created)
        .noneMatch(marker -> created.text().contains(marker.text()));
  }

  private static MarkedDocument document(Prober prober, long seed) {
    return new MarkedDocument(installation().admin(), prober.target(), seed);
  }

  private static List<String> answers(Caller caller, MarkedDocument document) {
    return Stream.concat(document.reads(caller), WaysOut.write(caller, document.path()))
        .map(document::told)
        .toList();
  }

  private static void assertNothingHidden(
      Prober prober, MarkedDocument document, Stream<Answer> answers) {
    List<String> hidden = document.all(prober.sees().negate());
    answers.forEach(
        answer -> {
          assertThat(answer.status()).isLessThan(500);
          assertThat(hidden)
              .as("%s", answer)
              .noneMatch(value -> answer.text().contains(value))
              .noneMatch(value -> answer.headers().map().toString().contains(value));
        });
  }

  private static Installation installation() {
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }
}
