package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.DocumentKey;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the running service takes away by itself, once every event has been read. */
class RetentionIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @AfterEach
  void theRestIsWhole() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void noMoreVersionsStayThanTheLimit() {
    DocumentKey key = versions("limited", "six", 6);

    awaitVersions(key, 6, 5, 4);
  }

  @Test
  void versionsThatAreSupersededForLongGo() {
    DocumentKey key = versions("yearly", "superseded", 3);
    backdate(key, 1, 800);
    backdate(key, 2, 700);
    backdate(key, 3, 300);

    awaitVersions(key, 3, 2);
  }

  @Test
  void theHeadStaysHoweverOldItIs() {
    DocumentKey key = versions("yearly", "old-head", 2);
    backdate(key, 1, 800);
    backdate(key, 2, 700);

    awaitVersions(key, 2);
    assertThat(service.read(key).content()).isEqualTo("{\"n\": 2}");
  }

  @Test
  void withoutVersioningOnlyTheHeadStays() {
    DocumentKey key = versions("notes", "replaced", 4);

    awaitVersions(key, 4);
    assertThat(contents("n", "notes", "replaced")).containsExactly("4");
    assertThat(service.read(key).content()).isEqualTo("{\"n\": 4}");
  }

  @Test
  void withoutVersioningNothingStaysOfADeletedDocumentButItsNumber() {
    DocumentKey key = versions("notes", "deleted", 2);
    service.delete(key);

    awaitVersions(key, 3);
    assertThat(service.create(key, "{}").version()).isEqualTo(4);
  }

  @Test
  void whatWasWrittenByAProcessThatIsGoneIsFound() {
    DocumentKey key = in("limited", "left");
    for (int n = 1; n <= 5; n++) {
      Change change =
          n == 1
              ? Change.create(as("admin"), PLAIN, key, "{}")
              : Change.update(as("admin"), PLAIN, key, "{}");
      await(service.pg.execute(client -> new CommitStatement().run(client, List.of(change))));
    }

    awaitVersions(key, 5, 4, 3);
  }

  @Test
  void collectionsThatAreNoLongerConfiguredKeepEverything() {
    DocumentKey key = versions("employees", "moved", 5);
    service.rows("update document set collection = 'former' where id = 'moved'");
    DocumentKey other = versions("limited", "beside", 4);

    awaitVersions(other, 4, 3, 2);
    assertThat(numbers(key)).containsExactly(5, 4, 3, 2, 1);
  }

  /** A document with so many versions, whose events have been read. */
  private static DocumentKey versions(String collection, String id, int count) {
    DocumentKey key = in(collection, id);
    service.create(key, "{\"n\": 1}");
    for (int n = 2; n <= count; n++) {
      service.replace(key, "{\"n\": " + n + "}");
    }
    return key;
  }

  private static void backdate(DocumentKey key, int version, int days) {
    service.rows(
        """
        with old as (
          update version v set updated_at = v.updated_at - interval '%d days'
          from document d
          where d.doc = v.doc and d.id = '%s' and v.version = %d
          returning v.doc, v.version, v.updated_at)
        update document d set updated_at = old.updated_at from old where d.doc = old.doc and d.head = old.version
        """
            .formatted(days, key.id(), version));
  }

  private static void awaitVersions(DocumentKey key, Integer... versions) {
    Awaitility.await().untilAsserted(() -> assertThat(numbers(key)).containsExactly(versions));
  }

  private static List<Integer> numbers(DocumentKey key) {
    return RetentionIT.<Integer>column(
        "select version from version join document using (doc) where id = '%s' order by version desc"
            .formatted(key.id()));
  }

  private static List<String> contents(String field, String collection, String id) {
    return RetentionIT.<String>column(
        "select data->>'%s' from content where content in (select v.content from version v join document d using (doc) where d.collection = '%s' and d.id = '%s')"
            .formatted(field, collection, id));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> List<T> column(String sql) {
    return (List<T>) service.rows(sql).stream().map(row -> row.getValue(0)).toList();
  }
}
