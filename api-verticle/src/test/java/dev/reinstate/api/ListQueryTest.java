package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.contracts.Filter;
import dev.reinstate.contracts.Filter.Operator;
import dev.reinstate.contracts.SortKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListQueryTest {

  private static final QueryRules RULES =
      new QueryRules(Set.of("_limit", "_cursor", "_sort", "_fields"), true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "department=Marketing | department | EQ | \"Marketing\"",
        "salary[gte]=70000 | salary | GTE | 70000",
        "salary%5Blt%5D=1.10 | salary | LT | 1.10",
        "active=true | active | EQ | true",
        "left=null | left | EQ | null",
        "zip=\"5\" | zip | EQ | \"5\"",
        "name=%22a%22b%22 | name | EQ | \"\\\"a\\\"b\\\"\"",
        "zip=05 | zip | EQ | \"05\"",
        "note= | note | EQ | \"\"",
        "note | note | EQ | \"\"",
        "name=J%C3%BCrgen+M. | name | EQ | \"Jürgen M.\"",
        "_id[ne]=emp_1 | _id | NE | \"emp_1\"",
        "_version[gt]=3 | _version | GT | 3",
        "updated_at[lte]=2025-01-01T00:00:00Z | updated_at | LTE | \"2025-01-01T00:00:00Z\"",
      })
  void aParameterIsAFilter(String query, String field, Operator operator, String value) {
    assertThat(filters(query))
        .containsExactly(new Filter(List.of(field), operator, List.of(value)));
  }

  @Test
  void aPathLeadsIntoADocument() {
    assertThat(filters("address.city=Paris&d.%22x.y%22[gt]=1"))
        .extracting(Filter::path)
        .containsExactly(List.of("address", "city"), List.of("d", "x.y"));
  }

  @Test
  void oneOfSeveralIsSeparatedByCommasOutsideQuotes() {
    assertThat(filters("name[in]=a,5,\"5\",\"x,y\",").getFirst())
        .isEqualTo(
            new Filter(
                List.of("name"), Operator.IN, List.of("\"a\"", "5", "\"5\"", "\"x,y\"", "\"\"")));
  }

  @Test
  void oneFieldCanBeHeldBetweenTwoValues() {
    assertThat(filters("salary[gte]=1&salary[lte]=2")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a[eq]=1",
        "a[]=1",
        "a[GT]=1",
        "a[gt][lt]=1",
        "a[gt=1",
        "agt]x=1",
        "_sort=a[gt]",
        "a=1&a=2",
        "a[gt]=1&a%5Bgt%5D=1",
        "=1",
        "a.=1",
        ".a=1",
        "a..b=1",
        "a.\"b=1",
        "[gt]=1",
        "a=1e401",
        "a=%00",
        "%00=1",
        "_x=1",
        "_created=1",
        "_id.x=1",
        "_limit=0",
        "_limit=1001",
        "_limit=-1",
        "_limit=",
        "_limit=1.0",
        "_limit=1&_limit=1",
        "_sort=",
        "_sort=-",
        "_sort=a,",
        "_sort=_x",
        "_sort=a,b,c,d,e,f",
        "_fields=",
        "_fields=a,,b",
      })
  void whatCannotBeReadIsRefused(String query) {
    assertThatThrownBy(() -> read(query))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
  }

  @Test
  void thereAreAtMostTwentyFilters() {
    String twenty =
        IntStream.range(0, 20).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));

    assertThat(filters(twenty)).hasSize(20);
    assertThatThrownBy(() -> filters(twenty + "&g=1")).isInstanceOf(ProblemException.class);
  }

  @Test
  void theOrderHasItsFirstKeyFirst() {
    assertThat(ListQuery.sort(Query.parse("_sort=-updated_at,address.city,\"a,b\"")))
        .containsExactly(
            new SortKey(List.of("updated_at"), true),
            new SortKey(List.of("address", "city"), false),
            new SortKey(List.of("a,b"), false));
  }

  @Test
  void fieldsArePaths() {
    assertThat(ListQuery.fields(Query.parse("_fields=name,address.city")))
        .containsExactly(List.of("name"), List.of("address", "city"));
  }

  private static List<Filter> filters(String query) {
    return ListQuery.filters(Query.parse(query), RULES);
  }

  private static void read(String text) {
    Query query = Query.parse(text);
    RULES.check(query);
    ListQuery.filters(query, RULES);
    ListQuery.sort(query);
    ListQuery.fields(query);
    ListQuery.limit(query, 50);
  }
}
