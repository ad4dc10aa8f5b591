package dev.reinstate.platform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "true ; ``",
        "user.id == 'x' ; ``",
        "user.id == resource.manager_id ; manager_id",
        "resource.a == 1 || !(resource.b.c > 2) ; a,b",
        "resource['a'] == resource.b['c'] ; a,b",
        "resource['x.y'] == 1 ; x.y",
        "has(resource.a) && has(resource.b.c) ; a,b",
        "resource.tags.exists(t, t == resource.a) ; a,tags",
        "user.roles.exists(r, r in resource.readers) ; readers",
        ".resource.a == 1 ; a",
        "{'resource': 1}.resource == 1 ; ``",
        "user.resource.secret == 1 ; ``",
        "resource.a[resource.b] == 1 ; a,b",
      })
  void theNamesOfTheMembersAreKnown(String source, String names) {
    Set<String> expected = names.isEmpty() ? Set.of() : Set.of(names.split(","));

    assertThat(Expressions.condition(source).reads("resource"))
        .isEqualTo(new Reads.Members(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource == user",
        "resource.a == 1 && size(resource) == 1",
        "'a' in resource",
        "resource[user.field] == 1",
        "resource.all(key, key != 'a')",
        "[resource].exists(r, r.a == 1)",
        "(user.id == 'x' ? resource : user).a == 1",
      })
  void elseItIsEverything(String source) {
    assertThat(Expressions.condition(source).reads("resource")).isEqualTo(new Reads.Everything());
  }
}
