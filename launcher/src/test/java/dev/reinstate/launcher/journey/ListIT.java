package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists with filters, order and pages. */
@ExtendWith(InstallationExtension.class)
final class ListIT {

  private static final String CITIES =
      """
      {"documents":[
        {"run":"RUN","name":"Oslo","people":700000,"coast":true,"code":"5","at":{"lat":59.91}},
        {"run":"RUN","name":"Bern","people":134000,"coast":false,"code":5,"at":{"lat":46.95}},
        {"run":"RUN","name":"Rome","people":2870000,"coast":false,"x.y":1,"at":{"lat":41.9}},
        {"run":"RUN","name":"Ulm","people":null,"tags":["a"]},
        {"run":"RUN","name":"Å, \\"B\\"","people":134000.0}]}\
      """;

  private final Installation installation;
  private final Caller admin;
  private final String mine = "/cities?run=" + UUID.randomUUID();

  ListIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
  }

  @BeforeEach
  void fiveCities() {
    admin.post("/cities/batch", CITIES.replace("RUN", mine.substring("/cities?run=".length())));
  }

  @Test
  void aListSaysWhetherThereIsMore() {
    Answer list = admin.get(mine);

    assertThat(list.json().path("data")).hasSize(5);
    assertThat(list.json().path("pagination"))
        .isEqualTo(Json.of("{\"cursor\":null,\"has_more\":false}"));
  }

  @Test
  void anElementOfAListIsTheDocument() {
    JsonNode first = admin.get(mine + "&_sort=name&_limit=1").json().path("data").path(0);

    Answer document = admin.get("/cities/" + first.path("_id").asText());

    assertThat(first).isEqualTo(document.json());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=Oslo | Oslo",
        "name[ne]=Oslo | Bern,Rome,Ulm,Å",
        "name[in]=Oslo,Ulm,Nowhere | Oslo,Ulm",
        "name[gte]=Rome | Rome,Ulm,Å",
        "people[gte]=700000 | Oslo,Rome",
        "people[gt]=700000 | Rome",
        "people[lt]=700000 | Bern,Å",
        "people[lte]=134000 | Bern,Å",
        "people=134000 | Bern,Å",
        "people=134000.00 | Bern,Å",
        "people=1.34e5 | Bern,Å",
        "people=null | Ulm",
        "coast=true | Oslo",
        "coast=\"true\" | ''",
        "code=5 | Bern",
        "code=\"5\" | Oslo",
        "at.lat[gt]=45&at.lat[lt]=50 | Bern",
        "people[gte]=100000&coast=false | Bern,Rome",
        "\"x.y\"=1 | Rome",
        "nothing=1 | ''"
      })
  void filtersChoose(String filters, String names) {
    String encoded = filters.replace("\"", "%22").replace("[", "%5B").replace("]", "%5D");

    Answer list = admin.get(mine + "&" + encoded + "&_sort=name");

    assertThat(list.status()).isEqualTo(200);
    assertThat(names(list).stream().map(name -> name.replace(", \"B\"", "")))
        .containsExactlyInAnyOrderElementsOf(
            names.isEmpty() ? List.of() : List.of(names.split(",", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | Bern,Oslo,Rome,Ulm",
        "-name | Ulm,Rome,Oslo,Bern",
        "people,-name | Bern,Oslo,Rome",
        "-at.lat | Oslo,Bern,Rome",
        "_id | Oslo,Bern,Rome,Ulm",
        "created_at | Oslo,Bern,Rome,Ulm"
      })
  void sortingOrders(String sort, String names) {
    List<String> found = names(admin.get(mine + "&_sort=" + sort));

    assertThat(found).containsSubsequence(names.split(",", -1));
  }

  @Test
  void theMostRecentlyChangedCanComeFirst() {
    String id = admin.get(mine + "&name=Rome").json().path("data").path(0).path("_id").asText();
    admin.patch("/cities/" + id, "{\"people\":1}");

    assertThat(names(admin.get(mine + "&_sort=-updated_at"))).startsWith("Rome");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "&_sort=name", "&_sort=-people", "&_sort=coast,-name", "&_sort=at.lat"})
  void pagesTogetherAreTheListWithoutRepetition(String sort) {
    List<String> paged = new ArrayList<>();
    JsonNode page = admin.get(mine + sort + "&_limit=2").json();
    paged.addAll(Answer.column(page.path("data"), "_id"));
    while (page.path("pagination").path("has_more").booleanValue()) {
      String cursor = page.path("pagination").path("cursor").asText();
      page = admin.get(mine + sort + "&_limit=2&_cursor=" + cursor).json();
      paged.addAll(Answer.column(page.path("data"), "_id"));
    }

    assertThat(paged).isEqualTo(Answer.column(admin.get(mine + sort).json().path("data"), "_id"));
    assertThat(paged).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aCursorOfAnotherOrderIs400() {
    JsonNode page = admin.get(mine + "&_limit=2").json();
    String cursor = page.path("pagination").path("cursor").asText();

    assertThat(admin.get(mine + "&_sort=name&_limit=2&_cursor=" + cursor).outcome())
        .isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void fieldsLeaveTheRestOut() {
    JsonNode first = admin.get(mine + "&_fields=name,at.lat&name=Oslo").json().path("data").path(0);

    assertThat(first.properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder(
            "_id",
            "_version",
            "created_at",
            "created_by",
            "updated_at",
            "updated_by",
            "name",
            "at");
  }

  @Test
  void deletedDocumentsAreNotListed() {
    String id = admin.get(mine + "&name=Rome").json().path("data").path(0).path("_id").asText();
    admin.delete("/cities/" + id);

    assertThat(names(admin.get(mine))).hasSize(4).doesNotContain("Rome");
  }

  @Test
  void itNeedsThePermissionToRead() {
    assertThat(installation.as("arno", "author").get(mine).outcome()).isEqualTo("403 FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_limit=0",
        "_limit=1001",
        "_limit=abc",
        "_limit=-1",
        "_limit=",
        "_limit=1&_limit=2",
        "_cursor=abc",
        "_cursor=",
        "_unknown=1",
        "_offset=1",
        "_sort=,",
        "_sort=a..b",
        "_fields=a..b",
        "name%5Bxx%5D=1",
        "name%5B%5D=1",
        "a=1&a=2",
        "_created_at=1",
        "n=1e401",
        "n%5Bgt%5D=%00",
        "name=%ED%A0%80",
        "_sort=a,b,c,d,e,f"
      })
  void aBadParameterIs400(String query) {
    Answer answer = admin.get("/cities?" + query);

    assertThat(answer.outcome()).isEqualTo("400 BAD_REQUEST");
  }

  private static List<String> names(Answer list) {
    return Answer.column(list.json().path("data"), "name");
  }
}
