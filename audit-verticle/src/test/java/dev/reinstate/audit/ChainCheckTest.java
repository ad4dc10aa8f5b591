package dev.reinstate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.audit.TrailModel.Row;
import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/** Whatever is done to the rows of a trail without computing the rest of it anew is found. */
class ChainCheckTest {
  private static final int ENTRIES = 12;

  private TrailModel trail = new TrailModel(ENTRIES);

  @BeforeTry
  void validTrail() {
    trail = new TrailModel(ENTRIES);
  }

  @Property(tries = 20)
  void whatNobodyTouchedFits(@ForAll @IntRange(min = 0, max = 30) int entries) {
    assertThat(new TrailModel(entries).verify()).isNull();
  }

  @Property
  void anEntryThatSaysSomethingElseIsEdited(
      @ForAll("place") int seq, @ForAll("facts") EntryFacts other) {
    trail.set(seq, trail.row(seq).saying(other));

    assertFound(trail.verify(), seq, Kind.EDITED);
  }

  @Property(tries = 50)
  void anotherHashIsAnEdit(@ForAll("place") int seq) {
    trail.set(seq, trail.row(seq).withHash("f".repeat(64)));

    assertFound(trail.verify(), seq, Kind.EDITED);
  }

  @Property(tries = 50)
  void anotherPreviousHashIsAnEdit(@ForAll("place") int seq, @ForAll("place") int other) {
    Assume.that(seq != other);
    trail.set(seq, trail.row(seq).after(trail.row(other).previousHash()));

    assertFound(trail.verify(), seq, Kind.EDITED);
  }

  @Property
  void anEditWithItsHashComputedAnewIsFoundByTheEntryAfterIt(
      @ForAll @IntRange(min = 1, max = ENTRIES - 1) int seq, @ForAll("facts") EntryFacts other) {
    trail.set(seq, trail.row(seq).saying(other).rehashed());

    assertFound(trail.verify(), seq, Kind.EDITED);
  }

  @Property(tries = 50)
  void anEntryThatWasTakenOutIsMissing(@ForAll @IntRange(min = 1, max = ENTRIES - 1) int seq) {
    trail.rows.remove(seq - 1);

    assertFound(trail.verify(), seq, Kind.MISSING);
  }

  @Property(tries = 50)
  void anEntryThatWasTakenOutIsMissingAlsoWhenTheOthersMoveUp(
      @ForAll @IntRange(min = 1, max = ENTRIES - 1) int seq) {
    trail.rows.remove(seq - 1);
    trail.rows.replaceAll(row -> row.seq() > seq ? row.at(row.seq() - 1) : row);

    assertFound(trail.verify(), seq, Kind.MISSING);
  }

  @Property
  void twoThatChangedPlacesAreReordered(@ForAll("place") int one, @ForAll("place") int other) {
    Assume.that(one != other);
    Row moved = trail.row(one);
    trail.set(one, trail.row(other).at(one));
    trail.set(other, moved.at(other));

    assertFound(trail.verify(), Math.min(one, other), Kind.REORDERED);
  }

  @Property(tries = 50)
  void anEntryThatWasPutInIsFound(@ForAll("place") int seq, @ForAll("facts") EntryFacts facts) {
    trail.rows.replaceAll(row -> row.seq() >= seq ? row.at(row.seq() + 1) : row);
    String previous = seq == 1 ? EntryHash.NONE : trail.row(seq - 1).hash();
    trail.rows.add(new Row(seq, previous, "", facts).rehashed());

    assertFound(trail.verify(), seq + 1, Kind.REORDERED);
  }

  @Property(tries = 20)
  void anEntryBeforeTheFirstIsFound(@ForAll @IntRange(min = -3, max = 0) int seq) {
    trail.rows.add(trail.row(ENTRIES).at(seq));

    assertFound(trail.verify(), seq, Kind.REORDERED);
  }

  @Property(tries = 50)
  void anEntryThatMovedToTheEndIsMissing(@ForAll @IntRange(min = 1, max = ENTRIES - 1) int seq) {
    trail.set(seq, trail.row(seq).at(ENTRIES + 1));

    assertFound(trail.verify(), seq, Kind.MISSING);
  }

  @Provide
  Arbitrary<Integer> place() {
    return Arbitraries.integers().between(1, ENTRIES);
  }

  @Provide
  Arbitrary<EntryFacts> facts() {
    return Facts.any();
  }

  private static void assertFound(@Nullable Problem problem, long seq, Kind kind) {
    assertThat(problem).isNotNull();
    assertThat(problem).extracting(Problem::seq, Problem::kind).containsExactly(seq, kind);
  }
}
