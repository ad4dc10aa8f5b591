package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.Filter.Operator;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.restore.ListPosition.AfterValues;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCursorIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @BeforeAll
  static void documents() {
    for (int n = 1; n <= 5; n++) {
      service.create(in("notes", "n" + n), "{\"n\": " + n + "}");
    }
  }

  @Test
  void whatIsInsertedBeforeOrDeletedDoesNotShiftThePagesToCome() {
    service.create(in("yearly", "b"), "{\"n\": 2}");
    service.create(in("yearly", "c"), "{\"n\": 3}");
    service.create(in("yearly", "e"), "{\"n\": 5}");
    Listing listing = Listing.of("yearly").sortedBy("n").by(2);
    DocumentPage first = listing.page(service, null);
    service.create(in("yearly", "a"), "{\"n\": 1}");
    service.create(in("yearly", "d"), "{\"n\": 4}");
    service.delete(in("yearly", "c"));

    DocumentPage second = listing.page(service, first.cursor());

    assertThat(Listing.ids(first)).containsExactly("b", "c");
    assertThat(Listing.ids(second)).containsExactly("d", "e");
    assertThat(second.cursor()).isNull();
  }

  @Test
  void theLastPageHasNoCursorEvenWhenItIsFull() {
    assertThat(Listing.of("notes").by(5).page(service, null).cursor()).isNull();
    assertThat(Listing.of("notes").by(4).page(service, null).cursor()).isNotNull();
  }

  @Test
  void anEmptyListHasNoCursor() {
    assertThat(Listing.of("typed").page(service, null))
        .isEqualTo(new DocumentPage(List.of(), null));
  }

  @Test
  void aCursorIsGoodForItsOwnQueryOnly() {
    String cursor = Listing.of("notes").by(2).page(service, null).cursor();

    assertThat(invalid(Listing.of("notes").by(3), cursor)).isFalse();
    assertThat(invalid(Listing.of("notes").sortedBy("n"), cursor)).isTrue();
    assertThat(invalid(Listing.of("notes").where("n", Operator.GT, "1"), cursor)).isTrue();
    assertThat(invalid(Listing.of("yearly"), cursor)).isTrue();
  }

  /** The expected text was made in another process, where enums have other hash codes. */
  @Test
  void aCursorIsGoodInEveryProcess() {
    Listing listing = Listing.of("notes").where("n", Operator.GT, "1").sortedBy("n");

    String cursor = ListCursor.write(listing.command(null), new AfterValues(List.of("1")));

    assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
        .isEqualTo("[\"788ab255\",\"1\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "AAAA",
        "bm8ganNvbg",
        "e30",
        "W10",
        "WyJhIl0",
        "bnVsbA",
        "W1tbW1tbW1tbW1tbW1tb"
      })
  void whatIsNoCursorIsRefused(String cursor) {
    assertThat(invalid(Listing.of("notes").sortedBy("n"), cursor)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1, 2]",
        "no json",
        "1e131073",
        "\"\\u0000\"",
        "99999999999999999999999",
        "2020-13-45",
        "\u0001",
        "'; drop table document; --"
      })
  void aCursorWithValuesThatPostgresqlCannotReadIsRefused(String value) {
    for (String key : List.of("_version", "updated_at")) {
      Listing listing = Listing.of("notes").sortedBy(key);
      assertThat(invalid(listing, madeUp(listing, value, "2020-01-01", "a"))).isTrue();
      assertThat(invalid(listing, madeUp(listing, "1", value, "a"))).isTrue();
    }
    assertThat(service.read(in("notes", "n1")).version()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no json", "1e131073", "\"\\u0000\"", "", "{\"a\":1}]"})
  void aCursorWithContentThatPostgresqlCannotReadIsRefused(String value) {
    Listing listing = Listing.of("notes").sortedBy("n");

    assertThat(invalid(listing, madeUp(listing, value, "2020-01-01", "a"))).isTrue();
  }

  @Test
  void aCursorWithContentTooDeepForPostgresqlIsRefused() {
    Listing listing = Listing.of("notes").sortedBy("n");
    String deep = "[".repeat(100_000);

    assertThat(invalid(listing, madeUp(listing, deep, "2020-01-01", "a"))).isTrue();
  }

  private static String madeUp(Listing listing, String... values) {
    return ListCursor.write(listing.command(null), new AfterValues(List.of(values)));
  }

  private static boolean invalid(Listing listing, @Nullable String cursor) {
    return service
        .ask(Addresses.LIST_DOCUMENTS, listing.command(cursor))
        .equals(new Refused<>(new InvalidRequest("Invalid cursor")));
  }
}
