package dev.reinstate.platform.json.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.JsonTrees;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointerTest {

  /** The pointers of RFC 6901, section 5, and some of the same kind. */
  static List<Arguments> pointers() {
    return List.of(
        Arguments.of("", List.of()),
        Arguments.of("/foo", List.of("foo")),
        Arguments.of("/foo/0", List.of("foo", "0")),
        Arguments.of("/", List.of("")),
        Arguments.of("/a~1b", List.of("a/b")),
        Arguments.of("/c%d", List.of("c%d")),
        Arguments.of("/k\"l", List.of("k\"l")),
        Arguments.of("/ ", List.of(" ")),
        Arguments.of("/m~0n", List.of("m~n")),
        Arguments.of("/~01", List.of("~1")),
        Arguments.of("//", List.of("", "")),
        Arguments.of("/a/", List.of("a", "")));
  }

  @ParameterizedTest
  @MethodSource("pointers")
  void pointersAreReadAndPrinted(String text, List<String> tokens) throws InvalidJsonException {
    assertThat(Pointer.parse(text).tokens()).isEqualTo(tokens);
    assertThat(new Pointer(tokens)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", " /a", "#/a", "/~", "/~2", "/a~", "/a/~/b", "/~a", "~0"})
  void whatIsNoPointerIsInvalid(String text) {
    assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> Pointer.parse(text));
  }

  @Test
  void aPointerContainsOnlyWhatIsInsideOfIt() throws InvalidJsonException {
    Pointer a = Pointer.parse("/a");

    assertThat(a.contains(Pointer.parse("/a/b"))).isTrue();
    assertThat(Pointer.parse("").contains(a)).isTrue();
    assertThat(a.contains(a)).isFalse();
    assertThat(a.contains(Pointer.parse("/ab"))).isFalse();
    assertThat(a.contains(Pointer.parse(""))).isFalse();
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return JsonTrees.keys().list().ofMaxSize(5);
  }

  @Property
  void parsingIsTheInverseOfPrinting(@ForAll("tokens") List<String> tokens)
      throws InvalidJsonException {
    Pointer pointer = new Pointer(tokens);

    assertThat(Pointer.parse(pointer.toString())).isEqualTo(pointer);
  }
}
