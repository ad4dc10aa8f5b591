package dev.reinstate.launcher.journey;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists hold what their reader may read, all of it, and each once, however small the pages. */
@ExtendWith(InstallationExtension.class)
final class ListWhatOneMayReadIT {

  private static final int REPORTS = 40;

  private final Installation installation;
  private final String user = UUID.randomUUID().toString();
  private final String batch = UUID.randomUUID().toString();

  ListWhatOneMayReadIT(Installation installation) {
    this.installation = installation;
    String documents =
        IntStream.range(0, REPORTS).mapToObj(this::report).collect(joining(",", "[", "]"));
    Answer created =
        installation.admin().post("/reports/batch", "{\"documents\":" + documents + "}");
    assertThat(created.outcome()).isEqualTo("201");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "junior", "reader", "team", "claimed", "either"})
  void pagesHoldEachReadableReportOnce(String role) {
    assertThat(pages("/reports?_sort=n&_limit=3&batch=" + batch, role))
        .containsExactlyElementsOf(readable(role));
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "junior", "reader", "team", "either"})
  void pagesInAnotherOrderHoldTheSame(String role) {
    assertThat(pages("/reports?_sort=-level,-n&_limit=4&batch=" + batch, role))
        .containsExactlyInAnyOrderElementsOf(readable(role));
  }

  @Test
  void allPagesButTheLastAreFull() {
    Answer first = as("reader").get("/reports?_limit=3&batch=" + batch);

    assertThat(first.json().path("data")).hasSize(3);
    assertThat(first.json().path("pagination").path("has_more").asBoolean()).isTrue();
  }

  @Test
  void aFilterIsOneMoreCondition() {
    assertThat(pages("/reports?_sort=n&_limit=3&level[gte]=2&batch=" + batch, "junior"))
        .containsExactlyElementsOf(numbers(n -> isOwned(n) && hasLevel(n) && level(n) == 2));
  }

  @Test
  void severalRolesAddUp() {
    assertThat(pages("/reports?_sort=n&_limit=3&batch=" + batch, "junior", "reader"))
        .containsExactlyElementsOf(numbers(n -> isJunior(n) || isReader(n)));
  }

  @Test
  void aClaimThatIsNotThereMatchesNothing() {
    Caller teamless = installation.as(user, "team");

    assertThat(teamless.get("/reports").json().path("data")).isEmpty();
  }

  /** Here and there a level is a text and the readers are no list: no condition holds there. */
  private String report(int n) {
    String level = n % 11 == 10 ? "\"2\"" : String.valueOf(level(n));
    String owner = isOwned(n) ? user : "another";
    String readers = n % 7 == 6 ? "\"" + user + "\"" : readers(n);
    String team = n % 3 == 0 ? "\"red " + batch + "\"" : "null";
    return """
    {"n":%d,"batch":"%s","level":%s,"owner":"%s","readers":%s,"place":{"team":%s}}\
    """
        .formatted(n, batch, level, owner, readers, team);
  }

  private String readers(int n) {
    return isReader(n) ? "[\"ann\",\"" + user + "\"]" : "[\"ann\"]";
  }

  private static int level(int n) {
    return n % 6;
  }

  private static boolean hasLevel(int n) {
    return n % 11 != 10;
  }

  private static boolean isJunior(int n) {
    return isOwned(n) && hasLevel(n) && level(n) < 3;
  }

  private static boolean isTop(int n) {
    return hasLevel(n) && level(n) == 5;
  }

  private static boolean isOwned(int n) {
    return n % 5 < 3;
  }

  private static boolean isReader(int n) {
    return n % 4 == 1 && n % 7 != 6;
  }

  private static List<Integer> readable(String role) {
    return numbers(
        switch (role) {
          case "owner" -> ListWhatOneMayReadIT::isOwned;
          case "junior" -> ListWhatOneMayReadIT::isJunior;
          case "reader" -> ListWhatOneMayReadIT::isReader;
          case "either" -> n -> isTop(n) || isReader(n);
          default -> n -> n % 3 == 0;
        });
  }

  private static List<Integer> numbers(IntPredicate readable) {
    return IntStream.range(0, REPORTS).filter(readable).boxed().toList();
  }

  private List<Integer> pages(String target, String... roles) {
    List<Integer> numbers = new ArrayList<>();
    JsonNode cursor = null;
    do {
      String next = cursor == null ? "" : "&_cursor=" + cursor.asText();
      Answer page = as(roles).get(target + next);
      assertThat(page.outcome()).isEqualTo("200");
      page.json().path("data").forEach(report -> numbers.add(report.path("n").intValue()));
      cursor = page.json().path("pagination").get("cursor");
    } while (cursor != null && !cursor.isNull());
    return numbers;
  }

  private Caller as(String... roles) {
    String claims = Jwt.claims(user, Instant.now().plusSeconds(600), roles);
    String team = "{\"team\":\"red " + batch + "\"," + claims.substring(1);
    return installation.anonymous().with(Jwt.signed(team));
  }
}
