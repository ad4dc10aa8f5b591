package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListOrderIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @BeforeAll
  static void documentsWithAFieldOfEveryType() {
    create("number-2", "{\"v\": 2, \"n\": {\"d\": 1}}");
    create("missing", "{}");
    create("text", "{\"v\": \"1\"}");
    create("null", "{\"v\": null}");
    create("number-10", "{\"v\": 10, \"n\": {\"d\": 2}}");
    create("number-1", "{\"v\": 1.0, \"n\": {\"d\": 1}}");
    create("deleted", "{\"v\": 5}");
    service.delete(in("notes", "deleted"));
  }

  private static void create(String id, String content) {
    service.create(in("notes", id), content);
  }

  @Test
  void byItselfAListIsInOrderOfCreation() {
    assertThat(Listing.of("notes").ids(service))
        .containsExactly("number-2", "missing", "text", "null", "number-10", "number-1");
  }

  @Test
  void aMissingFieldSortsLikeNullThenTextThenNumbers() {
    assertThat(Listing.of("notes").sortedBy("v").ids(service))
        .containsExactly("missing", "null", "text", "number-1", "number-2", "number-10");
  }

  @Test
  void descendingTurnsAllButTheTies() {
    assertThat(Listing.of("notes").sortedBy("-v").ids(service))
        .containsExactly("number-10", "number-2", "number-1", "text", "missing", "null");
  }

  @Test
  void theSecondKeyDecidesWhereTheFirstIsEqual() {
    assertThat(Listing.of("notes").sortedBy("-n.d", "v").ids(service))
        .containsExactly("number-10", "number-1", "number-2", "missing", "null", "text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v", "-v", "n.d", "-n.d", "_id", "-_id", "created_at", "-updated_at", "_version"})
  void pagesOfAnySizeGiveTheListInItsOrder(String key) {
    Listing listing = Listing.of("notes").sortedBy(key, "v");
    List<String> whole = listing.ids(service);

    for (int limit = 1; limit <= 6; limit++) {
      assertThat(listing.by(limit).idsOfAllPages(service)).isEqualTo(whole);
    }
  }

  @Test
  void idsSortByTheirBytes() {
    service.create(in("limited", "b"), "{}");
    service.create(in("limited", "B"), "{}");
    service.create(in("limited", "a"), "{}");

    assertThat(Listing.of("limited").sortedBy("_id").ids(service)).containsExactly("B", "a", "b");
  }

  @Test
  void theLastChangedComesFirstWhenSortedByItDescending() {
    service.create(in("yearly", "one"), "{}");
    service.create(in("yearly", "two"), "{}");
    service.replace(in("yearly", "one"), "{}");

    assertThat(Listing.of("yearly").sortedBy("-updated_at").ids(service))
        .containsExactly("one", "two");
  }
}
