package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.contracts.Precondition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @Test
  void oneTagIsOneVersion() {
    assertThat(parse("\"4\"").precondition()).isEqualTo(new Precondition(List.of(4), false));
  }

  @Test
  void aListIsAnyOfItsVersions() {
    assertThat(parse("\"4\",\"5\" ,\t\"6\"").precondition())
        .isEqualTo(new Precondition(List.of(4, 5, 6), false));
  }

  @Test
  void aStarIsAnyVersion() {
    assertThat(parse(" * ").precondition()).isEqualTo(new Precondition(List.of(), true));
  }

  @Test
  void weakAndForeignTagsNeverMatchStrongly() {
    assertThat(parse("W/\"4\", \"a,b\", \"04\", \"\"").precondition())
        .isEqualTo(new Precondition(List.of(), false));
  }

  @Test
  void weakTagsMatchWeakly() {
    assertThat(parse("\"3\", W/\"4\"").matches(4)).isTrue();
    assertThat(parse("\"3\", W/\"4\"").matches(5)).isFalse();
    assertThat(parse("*").matches(5)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "4",
        "\"4",
        "4\"",
        "w/\"4\"",
        "W/4",
        "\"4\" \"5\"",
        "\"4\",",
        ",\"4\"",
        "*, \"4\"",
        "\"a b\"",
        "\"4\";\"5\""
      })
  void allElseIsMalformed(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Malformed If-Match");
  }

  private static EntityTags parse(String text) {
    return EntityTags.parse("If-Match", text);
  }
}
