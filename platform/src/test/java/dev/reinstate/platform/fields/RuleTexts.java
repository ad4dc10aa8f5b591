package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.FieldPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules as the tables write them: {@code deny=a.b,c mask=e:email + all} are two, the second without
 * any restriction; {@code none} are none at all.
 */
final class RuleTexts {

  private RuleTexts() {}

  static View view(String rules) {
    return View.of(rules(rules));
  }

  static List<FieldRules> rules(String text) {
    return text.equals("none")
        ? List.of()
        : Arrays.stream(text.split(" \\+ ", -1)).map(RuleTexts::rule).toList();
  }

  static ObjectNode json(String text) {
    return (ObjectNode) Json.readStored(text.replace('\'', '"'));
  }

  static String text(ObjectNode content) {
    return Json.write(content).replace('"', '\'');
  }

  private static FieldRules rule(String text) {
    Map<FieldPath, Mask> masks =
        items(text, "mask")
            .map(item -> item.split(":", -1))
            .collect(
                Collectors.toMap(item -> path(item[0]), item -> Mask.named(item[1]).orElseThrow()));
    return new FieldRules(
        paths(text, "allow"), paths(text, "deny"), masks, paths(text, "deny_write"));
  }

  private static Set<FieldPath> paths(String text, String word) {
    return items(text, word).map(RuleTexts::path).collect(Collectors.toSet());
  }

  private static Stream<String> items(String text, String word) {
    return Arrays.stream(text.split(" ", -1))
        .filter(part -> part.startsWith(word + "="))
        .flatMap(part -> Arrays.stream(part.substring(word.length() + 1).split(",", -1)));
  }

  private static FieldPath path(String text) {
    return FieldPath.parse(text).orElseThrow();
  }
}
