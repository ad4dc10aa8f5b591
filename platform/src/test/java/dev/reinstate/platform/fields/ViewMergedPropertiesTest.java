package dev.reinstate.platform.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.JsonEquality;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ViewMergedPropertiesTest {

  @Provide
  Arbitrary<ObjectNode> contents() {
    return FieldCases.stored();
  }

  @Provide
  Arbitrary<ObjectNode> others() {
    return FieldCases.submitted();
  }

  @Provide
  Arbitrary<List<FieldRules>> rules() {
    return FieldCases.rules();
  }

  @Property
  void whatIsSentBackAsItWasShownChangesNothing(
      @ForAll("rules") List<FieldRules> rules, @ForAll("contents") ObjectNode stored) {
    View view = View.of(rules);

    ObjectNode merged = view.merged(stored, view.shown(stored));

    assertThat(JsonEquality.exact(merged, stored)).as("%s", merged).isTrue();
  }

  @Property
  void anEditRevealsNothing(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode stored,
      @ForAll long seed) {
    View view = View.of(rules);

    assertRevealsNothing(view, stored, FieldCases.edited(view.shown(stored), seed));
  }

  @Property
  void anotherContentRevealsNothing(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode stored,
      @ForAll("others") ObjectNode submitted) {
    assertRevealsNothing(View.of(rules), stored, submitted);
  }

  @Property
  void anEditLosesNothingHidden(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode stored,
      @ForAll long seed) {
    View view = View.of(rules);

    assertLosesNothing(rules, stored, FieldCases.edited(view.shown(stored), seed));
  }

  @Property
  void anotherContentLosesNothingHidden(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode stored,
      @ForAll("others") ObjectNode submitted) {
    assertLosesNothing(rules, stored, submitted);
  }

  @Property
  void nothingIsWrittenWhereItWouldBeHidden(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode stored,
      @ForAll("others") ObjectNode submitted) {
    PlainRules plain = new PlainRules(rules);
    Set<JsonNode> before = values(stored);

    ObjectNode merged = View.of(rules).merged(stored, submitted);

    assertThat(Leaf.of(merged)).filteredOn(plain::hides).allMatch(l -> before.contains(l.value()));
  }

  @Property
  void whatIsSubmittedWhereItIsShownIsStoredUnlessSomethingHiddenIsInItsWay(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode stored,
      @ForAll("others") ObjectNode submitted) {
    PlainRules plain = new PlainRules(rules);
    Set<String> hidden =
        Leaf.of(stored).stream()
            .filter(plain::hides)
            .map(leaf -> leaf.keys().getFirst())
            .collect(Collectors.toSet());

    Set<JsonNode> merged = values(View.of(rules).merged(stored, submitted));

    assertThat(Leaf.of(submitted))
        .filteredOn(leaf -> !plain.hides(leaf) && !hidden.contains(leaf.keys().getFirst()))
        .allMatch(leaf -> isWithinAnEmptyOne(stored, leaf) || merged.contains(leaf.value()));
  }

  @Property
  void neitherContentIsChanged(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode stored,
      @ForAll long seed) {
    View view = View.of(rules);
    ObjectNode submitted = FieldCases.edited(view.shown(stored), seed);
    String before = Json.write(stored) + Json.write(submitted);

    view.merged(stored, submitted);

    assertThat(Json.write(stored) + Json.write(submitted)).isEqualTo(before);
  }

  private static void assertRevealsNothing(View view, ObjectNode stored, ObjectNode submitted) {
    Set<JsonNode> known = new HashSet<>(values(view.shown(stored)));
    for (JsonNode value : values(submitted)) {
      known.add(value);
      Arrays.stream(Mask.values()).map(mask -> mask.masked(value)).forEach(known::add);
    }

    ObjectNode merged = view.merged(stored, submitted);

    assertThat(values(view.shown(merged))).as("%s", merged).isSubsetOf(known);
  }

  private static void assertLosesNothing(
      List<FieldRules> rules, ObjectNode stored, ObjectNode submitted) {
    PlainRules plain = new PlainRules(rules);

    List<Leaf> merged = Leaf.of(View.of(rules).merged(stored, submitted));

    assertThat(Leaf.of(stored))
        .filteredOn(leaf -> leaf.isInObjectsAlone() && plain.hides(leaf))
        .as("hidden and not in an array")
        .isSubsetOf(merged);
  }

  /** An empty object or array that is hidden itself has no leaf that would say so. */
  private static boolean isWithinAnEmptyOne(ObjectNode stored, Leaf leaf) {
    return Json.write(stored.path(leaf.keys().getFirst())).matches(".*(\\{}|\\[]).*");
  }

  private static Set<JsonNode> values(JsonNode content) {
    return Leaf.of(content).stream().map(Leaf::value).collect(Collectors.toSet());
  }
}
