package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ListSpaceRestores;
import dev.reinstate.contracts.ReadSpaceRestore;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RestorePoint;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.contracts.Selection;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestorePage;
import dev.reinstate.contracts.WriteOptions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Spaces with something to go back from, and ways to ask for it as an administrator. */
final class RestoringSpaces {
  private final RestoreFixture service;

  RestoringSpaces(RestoreFixture service) {
    this.service = service;
  }

  static RestoreSpace restoration(String space, Instant dateTime) {
    return restoration(space, dateTime, PLAIN);
  }

  static RestoreSpace restoration(String space, Instant dateTime, WriteOptions options) {
    return new RestoreSpace(
        as("admin"), options, space, new RestorePoint.At(dateTime), Selection.ALL, null, false);
  }

  static RestoreSpace inBackground(String space, Instant dateTime) {
    return new RestoreSpace(
        as("admin"), PLAIN, space, new RestorePoint.At(dateTime), Selection.ALL, null, true);
  }

  /**
   * Makes a space in which, since the moment it gives, one document was changed, one deleted and
   * one created.
   */
  Instant changedSince(String space) {
    service.createSpace(space);
    service.create(employee(space, "changed"), "{\"n\": 1}");
    service.create(employee(space, "gone"), "{\"n\": 1}");
    Instant then = now();
    service.replace(employee(space, "changed"), "{\"n\": 2}");
    service.delete(employee(space, "gone"));
    service.create(employee(space, "new"), "{\"n\": 1}");
    return then;
  }

  static DocumentKey employee(String space, String id) {
    return new DocumentKey(space, "employees", id);
  }

  /** Takes all versions of a document away but the last, as retention does. */
  void prune(DocumentKey key) {
    long doc =
        service.number(
            "select doc from document where space = '%s' and collection = '%s' and id = '%s'"
                .formatted(key.space(), key.collection(), key.id()));
    RestoreFixture.await(new PruneStatement(service.pg).run(List.of(doc), 1, Instant.EPOCH));
  }

  /** By the clock of the database. */
  Instant now() {
    return ((OffsetDateTime) Objects.requireNonNull(service.value("select clock_timestamp()")))
        .toInstant();
  }

  /** What is alive in a space besides itself, sorted by id: {@code id content}. */
  List<String> contents(String space) {
    var contents = new ArrayList<String>();
    for (Row row :
        service.rows(
            """
            select id || ' ' || data::text
            from document join content using (content)
            where space = '%s' and collection <> 'spaces' and not deleted
            order by id
            """
                .formatted(space))) {
      contents.add(row.getString(0));
    }
    return contents;
  }

  SpaceRestore read(String space, String operation) {
    return service.done(
        Addresses.READ_SPACE_RESTORE, new ReadSpaceRestore(as("admin"), space, operation));
  }

  Future<Reply<SpaceRestore>> reading(String space, String operation) {
    return service.send(
        Addresses.READ_SPACE_RESTORE, new ReadSpaceRestore(as("admin"), space, operation));
  }

  SpaceRestorePage list(String space, int limit, @Nullable String cursor) {
    return service.done(
        Addresses.LIST_SPACE_RESTORES, new ListSpaceRestores(as("admin"), space, limit, cursor));
  }
}
