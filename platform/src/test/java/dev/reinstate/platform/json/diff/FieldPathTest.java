package dev.reinstate.platform.json.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reinstate.platform.json.JsonTrees;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {

  static List<Arguments> printed() {
    return List.of(
        Arguments.of("address.city", FieldPath.of("address", "city")),
        Arguments.of("d.\"x.y\"", FieldPath.of("d", "x.y")),
        Arguments.of("\"\"", FieldPath.of("")),
        Arguments.of("a.\"\".b", FieldPath.of("a", "", "b")),
        Arguments.of("\"say \\\"hi\\\"\"", FieldPath.of("say \"hi\"")),
        Arguments.of("\"a\\\\b.c\"", FieldPath.of("a\\b.c")),
        Arguments.of("a\\b", FieldPath.of("a\\b")),
        Arguments.of("with space", FieldPath.of("with space")),
        Arguments.of("é😀", FieldPath.of("é😀")));
  }

  @ParameterizedTest
  @MethodSource("printed")
  void keysAreQuotedWhereTheyMustBe(String text, FieldPath path) {
    assertThat(path).hasToString(text);
    assertThat(FieldPath.parse(text)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "\"",
        "\"a",
        "a\"",
        "a\"b\"",
        "\"a\"b",
        "\"a\\\"",
        "\"a\\",
        "\"a\\x\"",
        "a.\"b\".",
        "\"a\"\"b\""
      })
  void textThatIsNoPathIsRefused(String text) {
    assertThat(FieldPath.parse(text)).isEmpty();
  }

  @Example
  void quotesThatAreNotNeededDoNoHarm() {
    assertThat(FieldPath.parse("\"a\".b")).contains(FieldPath.of("a", "b"));
  }

  @Example
  void aPathHasAtLeastOneKey() {
    assertThatIllegalArgumentException().isThrownBy(FieldPath::of);
  }

  @Provide
  Arbitrary<List<String>> keys() {
    return JsonTrees.keys().list().ofMinSize(1).ofMaxSize(5);
  }

  @Property
  void parsingIsTheInverseOfPrinting(@ForAll("keys") List<String> keys) {
    FieldPath path = new FieldPath(keys);

    assertThat(FieldPath.parse(path.toString())).contains(path);
  }
}
