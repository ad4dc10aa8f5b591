package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {

  @Property
  void everyVersionIsReadAsItIsWritten(@ForAll @IntRange(min = 1) int version) {
    assertThat(Syntax.version(Integer.toString(version))).isEqualTo(version);
  }

  @Property
  void whatIsReadAsAVersionIsWrittenSo(@ForAll String text) {
    int version = Syntax.version(text);

    assertThat(version == 0 || Integer.toString(version).equals(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "00", "01", "-1", "+1", "1.0", " 1", "1 ", "2147483648", "٣"})
  void allElseIsNoVersion(String text) {
    assertThat(Syntax.version(text)).isZero();
  }

  @Test
  void theLastVersionIsOne() {
    assertThat(Syntax.version("2147483647")).isEqualTo(2147483647);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "emp_12345", "A.b~c:d@e-f", "...", "_", "0"})
  void theseAreIds(String text) {
    assertThat(Syntax.isId(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a b", "a/b", "ü", "a+b", "a\u0000", "a%20"})
  void theseAreNot(String text) {
    assertThat(Syntax.isId(text)).isFalse();
  }

  @Test
  void anIdHasAtMost128Characters() {
    assertThat(Syntax.isId("a".repeat(128))).isTrue();
    assertThat(Syntax.isId("a".repeat(129))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "employees", "a1_-"})
  void theseNameCollections(String text) {
    assertThat(Syntax.isCollection(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "_a", "-a", "a b", "ä", "aÄ"})
  void theseDoNot(String text) {
    assertThat(Syntax.isCollection(text)).isFalse();
  }

  @Test
  void aCollectionsNameHasAtMost63Characters() {
    assertThat(Syntax.isCollection("a".repeat(63))).isTrue();
    assertThat(Syntax.isCollection("a".repeat(64))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "employees, false, true",
    "employees, true, true",
    "workbooks, false, false",
    "workbooks, true, true",
    "spaces, false, false",
    "spaces, true, false",
    "_audit, true, false"
  })
  void whatNamesACollectionDependsOnThePlace(String text, boolean inSpace, boolean names) {
    assertThat(Syntax.isCollection(text, inSpace)).isEqualTo(names);
  }
}
