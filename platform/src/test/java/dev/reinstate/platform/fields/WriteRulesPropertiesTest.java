package dev.reinstate.platform.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.FieldPath;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WriteRulesPropertiesTest {

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
    return FieldCases.rules().filter(rules -> !rules.isEmpty());
  }

  @Property
  void afterKeepingNoDeniedFieldIsChanged(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode before,
      @ForAll("others") ObjectNode after) {
    WriteRules writeRules = WriteRules.of(rules);

    KeptFields kept = writeRules.kept(before, after);

    assertThat(writeRules.changed(before, kept.content())).as("%s", kept.content()).isEmpty();
  }

  @Property
  void afterAnEditToo(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode before,
      @ForAll long seed) {
    WriteRules writeRules = WriteRules.of(rules);

    KeptFields kept = writeRules.kept(before, FieldCases.edited(before, seed));

    assertThat(writeRules.changed(before, kept.content())).as("%s", kept.content()).isEmpty();
  }

  @Property
  void whatIsKeptIsNamed(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode before,
      @ForAll long seed) {
    WriteRules writeRules = WriteRules.of(rules);
    ObjectNode after = FieldCases.edited(before, seed);

    KeptFields kept = writeRules.kept(before, after);

    assertThat(kept.paths()).isEqualTo(writeRules.changed(before, after));
    assertThat(kept.content().equals(after)).isEqualTo(kept.paths().isEmpty());
  }

  @Property
  void fieldsBesideTheDeniedOnesAreAsTheChangeHasThem(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode before,
      @ForAll("others") ObjectNode after) {
    Set<String> touched =
        rules.getFirst().denyWrite().stream()
            .map(path -> path.keys().getFirst())
            .collect(Collectors.toSet());

    ObjectNode content = WriteRules.of(rules).kept(before, after).content();

    assertThat(without(touched, content)).isEqualTo(without(touched, after));
  }

  @Property
  void aFieldIsDeniedIfEveryRuleDeniesIt(
      @ForAll("rules") List<FieldRules> rules, @ForAll("contents") ObjectNode content) {
    List<FieldPath> denied = WriteRules.of(rules).changed(content, content.objectNode());

    assertThat(Leaf.of(content))
        .allMatch(
            leaf ->
                rules.stream().allMatch(rule -> covers(rule.denyWrite(), leaf))
                    == covers(denied, leaf));
  }

  @Property
  void neitherContentIsChanged(
      @ForAll("rules") List<FieldRules> rules,
      @ForAll("contents") ObjectNode before,
      @ForAll("others") ObjectNode after) {
    String texts = Json.write(before) + Json.write(after);

    WriteRules.of(rules).kept(before, after);

    assertThat(Json.write(before) + Json.write(after)).isEqualTo(texts);
  }

  private static ObjectNode without(Set<String> keys, ObjectNode content) {
    ObjectNode rest = content.deepCopy();
    rest.remove(keys);
    return rest;
  }

  private static boolean covers(Iterable<FieldPath> paths, Leaf leaf) {
    boolean any = false;
    for (FieldPath path : paths) {
      any |= Collections.indexOfSubList(leaf.keys(), path.keys()) == 0;
    }
    return any;
  }
}
