package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page ends early when it reaches 8 MiB. */
@ExtendWith(InstallationExtension.class)
final class LargePagesIT {

  private static final int DOCUMENTS = 12;
  private static final int EIGHT_MIB = 8 << 20;
  private static final String LARGE = "{\"x\":\"" + "x".repeat(1_000_000) + "\"}";

  private final Caller admin;

  LargePagesIT(Installation installation) {
    admin = installation.admin();
  }

  @Test
  void theRestIsOnTheNextPage() {
    IntStream.range(0, DOCUMENTS).forEach(n -> admin.post("/large", LARGE));

    Answer first = admin.get("/large?_limit=1000");
    JsonNode pagination = first.json().path("pagination");
    Answer second = admin.get("/large?_limit=1000&_cursor=" + pagination.path("cursor").asText());

    assertThat(pagination.path("has_more").booleanValue()).isTrue();
    assertThat(first.text().length()).isBetween(EIGHT_MIB - 2_000_000, EIGHT_MIB + 2_000_000);
    assertThat(first.json().path("data").size() + second.json().path("data").size())
        .isEqualTo(DOCUMENTS);
  }

  @Test
  void anEmptyCollectionIsAnEmptyPage() {
    assertThat(admin.get("/badges").json())
        .isEqualTo(
            Json.of(
                """
                {"data":[],"pagination":{"cursor":null,"has_more":false}}\
                """));
  }
}
