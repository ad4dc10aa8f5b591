package dev.reinstate.platform.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ViewShownPropertiesTest {

  @Provide
  Arbitrary<ObjectNode> contents() {
    return FieldCases.stored();
  }

  @Provide
  Arbitrary<List<FieldRules>> rules() {
    return FieldCases.rules();
  }

  @Property
  void everyValueIsShownMaskedOrHiddenAsTheRulesSay(
      @ForAll("rules") List<FieldRules> rules, @ForAll("contents") ObjectNode content) {
    PlainRules plain = new PlainRules(rules);
    List<JsonNode> expected =
        Leaf.of(content).stream().map(plain::shown).flatMap(Optional::stream).toList();

    ObjectNode shown = View.of(rules).shown(content);

    assertThat(Leaf.of(shown)).extracting(Leaf::value).isEqualTo(expected);
  }

  @Property
  void aTextIsShownAsTheContentIs(
      @ForAll("rules") List<FieldRules> rules, @ForAll("contents") ObjectNode content) {
    View view = View.of(rules);

    assertThat(view.shownText(Json.storedMembers(Json.write(content))))
        .isEqualTo(Json.write(view.shown(content)));
  }

  @Property
  void whatIsShownStaysWhereItWas(
      @ForAll("rules") List<FieldRules> rules, @ForAll("contents") ObjectNode content) {
    List<List<String>> before = Leaf.of(content).stream().map(Leaf::keys).toList();

    ObjectNode shown = View.of(rules).shown(content);

    assertThat(Leaf.of(shown)).extracting(Leaf::keys).allMatch(before::contains);
  }

  @Property
  void theContentIsNotChanged(
      @ForAll("rules") List<FieldRules> rules, @ForAll("contents") ObjectNode content) {
    String before = Json.write(content);

    View.of(rules).shown(content);

    assertThat(Json.write(content)).isEqualTo(before);
  }

  @Property
  void whatIsShownIsShownWholeTheNextTime(
      @ForAll("rules") List<FieldRules> rules, @ForAll("contents") ObjectNode content) {
    View view = View.of(rules.stream().map(ViewShownPropertiesTest::unmasked).toList());
    ObjectNode shown = view.shown(content);

    assertThat(view.shown(shown)).isEqualTo(shown);
  }

  @Property
  void aPlaceThatIsShownHasNothingBelowThatIsNot(
      @ForAll("rules") List<FieldRules> rules, @ForAll("contents") ObjectNode content) {
    View view = View.of(rules);
    PlainRules plain = new PlainRules(rules);

    assertThat(Leaf.of(content))
        .filteredOn(leaf -> !plain.shown(leaf).equals(Optional.of(leaf.value())))
        .noneMatch(leaf -> anyPrefixIsShown(view, leaf.tokens()))
        .noneMatch(leaf -> anyPrefixIsShown(view, leaf.keys()));
  }

  @Property
  void whoIsShownThePlaceOfAValueIsShownTheValue(
      @ForAll("rules") List<FieldRules> rules, @ForAll("contents") ObjectNode content) {
    View view = View.of(rules);
    List<JsonNode> shown = Leaf.of(view.shown(content)).stream().map(Leaf::value).toList();

    assertThat(Leaf.of(content))
        .filteredOn(leaf -> view.shows(leaf.tokens()))
        .allMatch(leaf -> shown.contains(leaf.value()));
  }

  private static boolean anyPrefixIsShown(View view, List<String> path) {
    boolean any = false;
    for (int size = 0; size <= path.size(); size++) {
      any |= view.shows(path.subList(0, size));
    }
    return any;
  }

  private static FieldRules unmasked(FieldRules rule) {
    return new FieldRules(rule.allow(), rule.deny(), Map.of(), rule.denyWrite());
  }
}
