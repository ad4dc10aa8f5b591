package dev.reinstate.platform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final String USER =
      """
      {"id": "u1", "roles": ["manager", "admin"], "claims": {"team": {"name": "Köln 😀"}},
       "nothing": null, "level": 3}
      """;

  private static final String RESOURCE =
      """
      {"_id": "d1", "manager_id": "u1", "age": 42, "salary": 70000.5, "active": true,
       "nothing": null, "tags": ["a", "b", null, 1], "team": "Köln 😀",
       "address": {"city": "Berlin", "geo": {"lat": 52.5}}, "empty": {}, "none": [],
       "since": "2024-02-29T10:00:00Z", "x.y": 1, "people": [{"id": "u2"}, {"id": "u1"}]}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user.id == resource.manager_id",
        "resource.manager_id == user.id",
        "resource['manager_id'] == user.id",
        "user.id != resource._id",
        "resource.active",
        "!(resource.active == false)",
        "action == 'update'",
        "'admin' in user.roles",
        "!('guest' in user.roles)",
        "'team' in user.claims",
        "user.claims.team.name == resource.team",
        "size(resource.team) == 6",
        "resource.address.city == 'Berlin' && resource.address.geo.lat > 52",
        "resource.address == {'geo': {'lat': 52.5}, 'city': 'Berlin'}",
        "resource.tags == ['a', 'b', null, 1]",
        "resource.tags == ['a', 'b', null, 1.0]",
        "resource.tags[0] == 'a' && resource.tags[3] == 1",
        "null in resource.tags",
        "1.0 in resource.tags",
        "resource.nothing == null",
        "resource.nothing == user.nothing",
        "resource.age == 42.0",
        "resource.age < 42.5",
        "resource.salary > 70000",
        "resource.salary < 70001",
        "resource.age >= user.level && user.level <= resource.age",
        "resource.age + 1 == 43 && resource.age * 2 == 84 && -resource.age == -42",
        "resource.age % 5 == 2 && resource.age / 5 == 8",
        "resource['x.y'] == 1",
        "has(resource.address.city)",
        "has(resource.nothing)",
        "!has(resource.missing)",
        "!has(resource.address.street)",
        "has(resource.missing) || resource.age == 42",
        "resource.missing == 1 || resource.age == 42",
        "resource.age == 42 || resource.missing == 1",
        "!(resource.missing == 1 && resource.age == 41)",
        "has(resource.missing) ? resource.missing == 1 : resource.age == 42",
        "resource.tags.exists(t, t == 'b')",
        "resource.tags.exists(t, t > 0)",
        "resource.tags.exists_one(t, t == 'b')",
        "!resource.tags.all(t, t == 'a')",
        "resource.none.all(t, t == 'a')",
        "resource.people.exists(p, p.id == user.id)",
        "resource.people.map(p, p.id) == ['u2', 'u1']",
        "resource.people.filter(p, p.id == user.id).size() == 1",
        "resource.people.map(p, p.id == user.id, p.id) == ['u1']",
        "resource.address.all(key, key in ['city', 'geo'])",
        "[1, 2].map(a, [3, 4].map(b, a * b)) == [[3, 4], [6, 8]]",
        "[1].map(a, [a]).map(l, (l + [2]) == [1, 2] && (l + [3]) == [1, 3]) == [true]",
        "[1, 2] + resource.none + [3] == [1, 2, 3]",
        "user.id + '-' + resource._id == 'u1-d1'",
        "resource.team.startsWith('K') && resource.team.endsWith('😀')",
        "resource.team.contains('ö') && resource.team.matches('^K.ln .$')",
        "matches(resource.team, 'l' + 'n')",
        "int('7') == 7 && double('7.5') == 7.5 && string(7) == '7' && uint(7) == 7u",
        "bool('true') && bytes('a') == b'a'",
        "dyn(1) == 1u && dyn(1u) == 1.0",
        "type(resource.age) == int && type(resource.salary) == double",
        "type(resource.tags) == list && type(resource.empty) == map && type(int) == type",
        "timestamp(resource.since) < timestamp('2024-02-29T10:00:00.1Z')",
        "timestamp(resource.since) + duration('24h') == timestamp('2024-03-01T11:00:00+01:00')",
        "timestamp(resource.since).getHours('+01:00') == 11",
        "duration('90s').getMinutes() == 1",
        "{1: 'a'}[dyn(1.0)] == 'a' && dyn(1u) in {1: 'a'}",
        "size(resource.tags) == 4 && resource.empty.size() == 0 && resource.empty == {}",
      })
  void thisHolds(String source) {
    assertThat(Expressions.holds(source, USER, RESOURCE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user.id == resource._id",
        "user.id == resource.missing",
        "user.missing == resource.manager_id",
        "user.missing == resource.missing",
        "user.missing != resource.missing",
        "!(user.missing == resource.missing)",
        "user.claims.team.missing == resource.address.missing",
        "has(resource.missing.deeper)",
        "!has(resource.missing.deeper)",
        "resource.nothing.deeper == null",
        "resource.missing == null",
        "resource.age == '42'",
        "resource.age > '41'",
        "resource.team > 1",
        "resource.active == 1",
        "resource.age",
        "resource.nothing",
        "!resource.age",
        "resource.age && true",
        "true && resource.missing",
        "resource.missing || false",
        "resource.age == 42 && resource.missing == 1",
        "resource.missing ? true : true",
        "resource.tags[4] == null",
        "resource.tags[-1] == null",
        "resource.tags['0'] == 'a'",
        "resource.tags.a == 'a'",
        "resource.address[0] == 'Berlin'",
        "resource.team[0] == 'K'",
        "'a' in resource.team",
        "'x' in resource.missing",
        "resource.tags.exists(t, t > 1)",
        "resource.tags.all(t, t > 0)",
        "resource.team.all(c, true)",
        "resource.tags.map(t, t + 1) == []",
        "resource.age + resource.team == '42'",
        "resource.age / 0 == 0 || resource.age % 0 == 0",
        "resource.age + 9223372036854775807 > 0",
        "int(resource.team) == 0",
        "timestamp(resource.team) == timestamp(resource.since)",
        "resource.team.matches(user.id + '(')",
        "resource.address == {'city': 'Berlin'}",
        "{'a': 1, 'a': 2} == {'a': 2}",
        "'k' + 'ö' == 'ko'",
        "0.0 / 0.0 == 0.0 / 0.0",
      })
  void thisDoesNotHold(String source) {
    assertThat(Expressions.holds(source, USER, RESOURCE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"u1, true", "u2, false"})
  void oneConditionServesManyDocuments(String manager, boolean expected) {
    Condition condition = Expressions.condition("user.id == resource.manager_id");
    String resource = "{\"manager_id\": \"%s\"}".formatted(manager);

    assertThat(condition.test(Expressions.variables(USER, resource))).isEqualTo(expected);
  }

  @Test
  void aVariableWithoutAValueIsLikeAMissingMember() {
    assertThat(Expressions.condition("user.id == resource.id || true").test(Map.of())).isTrue();
    assertThat(Expressions.condition("user.id == resource.id").test(Map.of())).isFalse();
  }
}
