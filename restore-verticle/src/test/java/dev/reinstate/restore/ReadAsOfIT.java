package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static dev.reinstate.restore.RestoreFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.VersioningNotEnabled;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A document as it was at some moment. */
class ReadAsOfIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aVersionHoldsFromItsOwnMomentToTheNextOnes() {
    DocumentKey key = employee("between");
    Document first = service.create(key, "{\"n\": 1}");
    Document second = service.replace(key, "{\"n\": 2}");

    assertThat(asOf(key, at(first))).isEqualTo(first);
    assertThat(asOf(key, at(second).minus(1, ChronoUnit.MICROS))).isEqualTo(first);
    assertThat(asOf(key, at(second))).isEqualTo(second);
    assertThat(asOf(key, at(second).plusSeconds(60))).isEqualTo(second);
  }

  @Test
  void atTheMomentOfARestoreItIsTheRestoredState() {
    DocumentKey key = employee("restored");
    service.create(key, "{\"n\": 1}");
    service.replace(key, "{\"n\": 2}");
    Document restored = service.restore(key, 1);

    assertThat(asOf(key, at(restored))).isEqualTo(restored);
  }

  @Test
  void whileItWasDeletedItIsNotFound() {
    DocumentKey key = employee("deleted");
    Document first = service.create(key, "{\"n\": 1}");
    service.delete(key);
    Instant deletedAt = service.versions(key).getFirst().updatedAt();
    service.create(key, "{\"n\": 2}");

    assertThat(refusal(key, deletedAt)).isEqualTo(new DocumentNotFound(key));
    assertThat(asOf(key, deletedAt.minus(1, ChronoUnit.MICROS))).isEqualTo(first);
  }

  @Test
  void whatIsDeletedNowCanStillBeReadAsItWas() {
    DocumentKey key = employee("deleted-now");
    Document first = service.create(key, "{\"n\": 1}");
    service.delete(key);

    assertThat(asOf(key, at(first))).isEqualTo(first);
  }

  @Test
  void beforeItsCreationItIsNotFound() {
    DocumentKey key = employee("before");
    Document first = service.create(key, "{}");

    assertThat(refusal(key, at(first).minus(1, ChronoUnit.MICROS)))
        .isEqualTo(new DocumentNotFound(key));
  }

  @Test
  void aMomentThatRetentionHasTakenIsNamedWithTheEarliestLeft() {
    DocumentKey key = in("limited", "pruned");
    Document first = service.create(key, "{\"n\": 1}");
    for (int n = 2; n <= 6; n++) {
      service.replace(key, "{\"n\": " + n + "}");
    }
    Awaitility.await().until(() -> service.versions(key).size() == 3);
    Instant earliest = service.versions(key).getLast().updatedAt();

    assertThat(refusal(key, at(first)))
        .isEqualTo(
            new InvalidRequest(
                "The history of this document is no longer kept that far back",
                Map.of("earliest", earliest.toString())));
    assertThat(asOf(key, earliest).version()).isEqualTo(4);
    assertThat(refusal(key, at(first).minusSeconds(1))).isEqualTo(new DocumentNotFound(key));
  }

  @Test
  void withoutVersioningThereIsNoThen() {
    service.create(in("notes", "now"), "{}");

    assertThat(refusal(in("notes", "now"), Instant.EPOCH)).isEqualTo(new VersioningNotEnabled());
  }

  private static Instant at(Document document) {
    return Objects.requireNonNull(document.updatedAt());
  }

  private static Document asOf(DocumentKey key, Instant at) {
    return service.done(Addresses.READ_DOCUMENT, new ReadDocument(as("admin"), key, at));
  }

  private static Refusal refusal(DocumentKey key, Instant at) {
    return service.refusal(Addresses.READ_DOCUMENT, new ReadDocument(as("admin"), key, at));
  }
}
