package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PruneStatementIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void theAuditTrailKeepsTheContentOfVersionsThatAreGone() {
    DocumentKey key = employee("audited");
    service.create(key, "{\"n\": 1}");
    service.replace(key, "{\"n\": 2}");
    long before = service.number("select count(*) from content");

    assertThat(prune(key, 1)).isOne();

    assertThat(service.number("select count(*) from content")).isEqualTo(before);
  }

  @Test
  void aLongHistoryGoesInBoundedSteps() {
    DocumentKey key = employee("long");
    service.create(key, "{}");
    service.rows(
        """
        with grown as (update document set head = 2500 where id = 'long' returning doc, content)
        insert into version (doc, version, content, action, updated_at, updated_by, space)
        select doc, n, content, 'update', clock_timestamp(), 'alice', 'default' from grown, generate_series(2, 2500) n
        """);

    assertThat(prune(key, 3)).isEqualTo(1_000);
    assertThat(prune(key, 3)).isEqualTo(1_000);
    assertThat(prune(key, 3)).isEqualTo(497);
    assertThat(prune(key, 3)).isZero();
    assertThat(service.read(key).version()).isEqualTo(2500);
  }

  @Test
  void fromWhenOnEverythingIsKnownMovesForwardOnly() {
    DocumentKey earlier = RestoreFixture.in("yearly", "earlier");
    DocumentKey later = RestoreFixture.in("yearly", "later");
    service.create(earlier, "{}");
    service.create(later, "{}");
    service.replace(earlier, "{\"n\": 2}");
    Document kept = service.replace(later, "{\"n\": 2}");

    assertThat(prune(later, 1)).isOne();
    assertThat(prune(earlier, 1)).isOne();

    assertThat(
            await(new Horizon(service.pg).earliest(DocumentKey.DEFAULT_SPACE, List.of("yearly"))))
        .isEqualTo(kept.updatedAt());
  }

  @Test
  void theWalkComesRoundToEveryDocument() {
    service.rows(
        """
        with made as (
          insert into document (space, collection, id, head, oldest, deleted, created_at, created_by, updated_at, updated_by)
          select 'default', 'limited', 'many-' || n, 4, 1, true, now(), 'alice', now(), 'alice' from generate_series(1, 4100) n
          returning doc)
        insert into version (doc, version, action, updated_at, updated_by, space)
        select doc, n, 'delete', now(), 'alice', 'default' from made, generate_series(1, 4) n
        """);

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                service.number(
                        "select count(*) from document where id like 'many-%' and oldest = 2")
                    == 4_100);
  }

  private static long prune(DocumentKey key, int maxVersions) {
    long doc = service.number("select doc from document where id = '" + key.id() + "'");
    return await(new PruneStatement(service.pg).run(List.of(doc), maxVersions, Instant.EPOCH));
  }
}
