package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ?at=}: the document as it was then. */
@ExtendWith(InstallationExtension.class)
final class AsOfIT {

  private final Caller admin;
  private final String path;

  AsOfIT(Installation installation) {
    admin = installation.admin();
    path =
        installation.document(
            "employees",
            """
            {"n":1}\
            """,
            """
            {"n":2}\
            """);
  }

  @Test
  void theMomentOfAVersionIsInclusive() {
    Instant second = momentOf(2);

    assertThat(at(second).version()).isEqualTo(2);
    assertThat(at(second.minusNanos(1000)).version()).isEqualTo(1);
  }

  @Test
  void beforeTheFirstVersionThereIsNothing() {
    assertThat(at(momentOf(1)).version()).isEqualTo(1);
    assertThat(at(momentOf(1).minusNanos(1000)).outcome()).isEqualTo("404 DOCUMENT_NOT_FOUND");
  }

  @Test
  void aDeletedDocumentIsThereAsOfBefore() {
    admin.delete(path);

    assertThat(at(momentOf(2)).content()).isEqualTo(Json.of("{\"n\":2}"));
    assertThat(at(momentOf(3)).outcome()).isEqualTo("404 DOCUMENT_NOT_FOUND");
  }

  @Test
  void theStateBeforeARestoreIsNotItsSnapshot() {
    admin.post(path + "/restore/1");

    assertThat(at(momentOf(4)).version()).isEqualTo(4);
    assertThat(at(momentOf(4).minusNanos(1000)).version()).isEqualTo(2);
  }

  @Test
  void itIsTheDocumentAsItWasReadThen() {
    String read = admin.get(path).text();
    Instant then = momentOf(2);
    admin.put(path, "{}");

    assertThat(at(then).text()).isEqualTo(read);
    assertThat(at(then).header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void anOffsetIsTheSameMoment() {
    OffsetDateTime elsewhere = momentOf(1).atOffset(ZoneOffset.ofHoursMinutes(5, 30));

    assertThat(admin.get(path + "?at=" + elsewhere.toString().replace("+", "%2B")).version())
        .isEqualTo(1);
  }

  @Test
  void theFutureIs400() {
    assertThat(at(Instant.now().plus(Duration.ofDays(1))).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2025-02-30T00:00:00Z",
        "2025-01-01",
        "2025-01-01T00:00:00",
        "2025-01-01T24:00:00Z",
        "2025-01-01T00:00:00+01:00",
        "1735689600",
        "2025-01-01T00:00:00Z&at=2025-01-01T00:00:00Z",
        "2025-01-01T00:00:00%2B25:00"
      })
  void whatIsNoMomentIs400(String text) {
    assertThat(admin.get(path + "?at=" + text).outcome()).isEqualTo("400 BAD_REQUEST");
  }

  private Answer at(Instant moment) {
    return admin.get(path + "?at=" + moment);
  }

  private Instant momentOf(int version) {
    return Instant.parse(
        admin
            .get(path + "/versions/" + version)
            .json()
            .path("metadata")
            .path("updated_at")
            .asText());
  }
}
