package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentPage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ListPageIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aPageEndsWhenItReachesEightMebibytes() {
    String megabyte = "{\"text\": \"" + "x".repeat((1 << 20) - 100) + "\"}";
    for (int n = 10; n < 22; n++) {
      service.create(in("notes", "large-" + n), megabyte);
    }

    DocumentPage page = Listing.of("notes").page(service, null);

    assertThat(page.documents()).hasSize(9);
    assertThat(page.cursor()).isNotNull();
    assertThat(Listing.of("notes").idsOfAllPages(service)).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void onlyTheFieldsAskedForAreShown() {
    service.create(
        in("limited", "shown"), "{\"a\": 1, \"b\": {\"c\": 1.10, \"d\": 2}, \"e\": [{\"f\": 1}]}");

    DocumentPage page =
        Listing.of("limited").showing("b.c", "e", "a.x", "nowhere").page(service, null);

    assertThat(page.documents())
        .singleElement()
        .extracting(Document::content)
        .isEqualTo("{\"b\":{\"c\":1.10},\"e\":[{\"f\":1}]}");
  }

  @Test
  void whatIsListedIsWhatIsRead() {
    service.create(in("yearly", "same"), "{\"n\": 1}");
    service.replace(in("yearly", "same"), "{\"n\": 2}");

    assertThat(Listing.of("yearly").page(service, null).documents())
        .containsExactly(service.read(in("yearly", "same")));
  }
}
