package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.IdempotencyKey;
import dev.reinstate.contracts.ListVersions;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.Precondition;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.RestoredDocument;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import dev.reinstate.platform.telemetry.Telemetry;
import dev.reinstate.testing.TestDatabase;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The restore verticle on a database of its own, with helpers that send it commands as an
 * administrator.
 */
final class RestoreFixture implements AutoCloseable {
  static final String CONFIGURATION =
      """
      collections:
        employees: {}
        notes: { versioning: { enabled: false } }
        limited: { versioning: { max_versions: 3 } }
        yearly: { versioning: { retention_days: 365 } }
        owned: {}
        tokens: {}
        typed: { schema: { type: object, required: [salary], properties: { salary: { type: number, minimum: 0 } } } }
      policies:
        employees:
          admin: { actions: [read, create, update, delete, restore] }
          reader: { actions: [read] }
          updater: { actions: [read, update] }
          writer: { actions: [create, update, restore] }
        notes: { admin: { actions: [read, create, update, delete, restore] } }
        limited: { admin: { actions: [read, create, update, delete, restore] } }
        yearly: { admin: { actions: [read, create, update, delete, restore] } }
        typed: { admin: { actions: [read, create, update, delete, restore] } }
        spaces:
          admin: { actions: [read, create, update, delete, restore] }
          visitor: { actions: [read] }
          restorer: { actions: [restore] }
          keeper: { actions: [read, update], when: "user.id == resource.keeper", fields: { deny: [secret] } }
        workbooks: { admin: { actions: [read, create, update, delete, restore] } }
        sheets: { admin: { actions: [read, create, update, delete, restore] } }
        records: { admin: { actions: [read, create, update, delete, restore] } }
        users:
          admin: { actions: [read, create, update, delete, restore] }
          inviter: { actions: [update], when: "resource.access == 'magic_link'" }
          friend: { actions: [read], when: "user.id in resource.friends" }
        jobs: { admin: { actions: [read, create, update, delete] } }
        files:
          admin: { actions: [read, create, update, delete, restore] }
          sender: { actions: [create, update] }
          reader: { actions: [read] }
          namer: { actions: [read, update], fields: { deny_write: [sha256] } }
          lister: { actions: [read, update], fields: { deny: [sha256] } }
        tokens:
          admin: { actions: [read, create, update, delete, restore] }
          bearer: { actions: [restore], when: "bytes(user.id) == resource.token" }
        owned:
          admin: { actions: [read, create, update, delete, restore] }
          owner: { actions: [read, restore], when: "user.id == resource.owner", fields: { deny: [secret], deny_write: [salary, secret] } }
      hooks:
        spaces:
          pre_restore: [ { name: veto, validate: "metadata.change_reason != 'unwanted'", error: not now } ]
      """;

  static final WriteOptions PLAIN = new WriteOptions(null, null, null);

  final TestDatabase database;
  final Vertx vertx = Vertx.vertx();
  final Bus bus = new Bus(vertx);
  final Pg pg;
  final Settings settings = settings();
  private final boolean ownsDatabase;
  private final String deployment;

  RestoreFixture() {
    this(Clock.systemUTC());
  }

  RestoreFixture(Clock clock) {
    this(TestDatabase.create(), true, clock);
  }

  private RestoreFixture(TestDatabase database, boolean ownsDatabase, Clock clock) {
    this.database = database;
    this.ownsDatabase = ownsDatabase;
    pg = new Pg(vertx, database.uri(), 8);
    deployment =
        await(
            vertx.deployVerticle(
                new RestoreVerticle(
                    () -> settings, pg, bus, clock, new byte[32], Telemetry.none())));
  }

  /** Another process of the service on the same database. To be closed before this one. */
  RestoreFixture another() {
    return new RestoreFixture(database, false, Clock.systemUTC());
  }

  /** Stops it as the launcher does, before anything it works with. */
  Future<Void> stop() {
    return vertx.undeploy(deployment);
  }

  private static Settings settings() {
    return switch (new SettingsReader(Map.of()).read(CONFIGURATION, Path.of("."))) {
      case SettingsResult.Valid(Settings settings) -> settings;
      case SettingsResult.Invalid(var mistakes) ->
          throw new IllegalStateException(mistakes.toString());
    };
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception fault) {
      throw new IllegalStateException(fault);
    }
  }

  static DocumentKey employee(String id) {
    return new DocumentKey(DocumentKey.DEFAULT_SPACE, "employees", id);
  }

  static DocumentKey in(String collection, String id) {
    return new DocumentKey(DocumentKey.DEFAULT_SPACE, collection, id);
  }

  static RequestContext as(String... roles) {
    return new RequestContext(
        new Actor("alice", List.of(roles), "{}"),
        "request-1",
        null,
        "127.0.0.1",
        null,
        Instant.EPOCH);
  }

  static WriteOptions ifMatch(Integer... versions) {
    return new WriteOptions(new Precondition(List.of(versions), false), null, null);
  }

  static WriteOptions withKey(String key, String fingerprint) {
    return new WriteOptions(null, new IdempotencyKey(key, fingerprint), null);
  }

  <C, T> Future<Reply<T>> send(Address<C, T> address, C command) {
    return bus.request(address, command, Duration.ofSeconds(30));
  }

  <C, T> Reply<T> ask(Address<C, T> address, C command) {
    return await(send(address, command));
  }

  <C, T> T done(Address<C, T> address, C command) {
    Reply<T> reply = ask(address, command);
    if (reply instanceof Reply.Done<T> done) {
      return done.value();
    }
    throw new AssertionError(reply.toString());
  }

  <C, T> Refusal refusal(Address<C, T> address, C command) {
    return refusal(ask(address, command));
  }

  static Refusal refusal(Reply<?> reply) {
    if (reply instanceof Reply.Refused<?> refused) {
      return refused.refusal();
    }
    throw new AssertionError(reply.toString());
  }

  Document create(DocumentKey key, String content) {
    return done(
        Addresses.CREATE_DOCUMENT,
        new CreateDocument(
            as("admin"), PLAIN, key.space(), key.collection(), new NewDocument(key.id(), content)));
  }

  /** A space without anything in it. */
  Document createSpace(String space) {
    return create(DocumentKey.ofSpace(space), "{}");
  }

  Document replace(DocumentKey key, String content) {
    return done(Addresses.REPLACE_DOCUMENT, new ReplaceDocument(as("admin"), PLAIN, key, content));
  }

  Document patch(DocumentKey key, String mergePatch) {
    return done(Addresses.PATCH_DOCUMENT, patching(key, mergePatch));
  }

  static PatchDocument patching(DocumentKey key, String mergePatch) {
    return new PatchDocument(as("admin"), PLAIN, key, PatchDocument.Format.MERGE_PATCH, mergePatch);
  }

  Document read(DocumentKey key) {
    return done(Addresses.READ_DOCUMENT, new ReadDocument(as("admin"), key, null));
  }

  void delete(DocumentKey key) {
    done(Addresses.DELETE_DOCUMENT, new DeleteDocument(as("admin"), PLAIN, key));
  }

  Document restore(DocumentKey key, int version) {
    return doneRestore(restoration(key, version));
  }

  /** What a restore answers, without what it says of fields. */
  Future<Reply<Document>> sendRestore(RestoreDocument command) {
    return send(Addresses.RESTORE_DOCUMENT, command)
        .map(reply -> reply.map(RestoredDocument::document));
  }

  Reply<Document> askRestore(RestoreDocument command) {
    return await(sendRestore(command));
  }

  Document doneRestore(RestoreDocument command) {
    return done(Addresses.RESTORE_DOCUMENT, command).document();
  }

  static RestoreDocument restoration(DocumentKey key, int version) {
    return new RestoreDocument(as("admin"), PLAIN, key, version, false);
  }

  List<VersionEntry> versions(DocumentKey key) {
    return done(Addresses.LIST_VERSIONS, new ListVersions(as("admin"), key, 1_000, null))
        .versions();
  }

  /** The single value of the single row that a statement gives. */
  @Nullable Object value(String sql) {
    return rows(sql).iterator().next().getValue(0);
  }

  long number(String sql) {
    return ((Number) Objects.requireNonNull(value(sql))).longValue();
  }

  RowSet<Row> rows(String sql) {
    return await(pg.execute(client -> client.query(sql).execute()));
  }

  /** Completes when so many connections wait for a lock that another one holds. */
  void awaitLockWaits(int count) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                number(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """)
                    == count);
  }

  /** Does a chore now, on a virtual thread as it is used to. */
  void doNow(Chore chore) {
    var verticle =
        new VerticleBase() {
          @Override
          public Future<?> start() {
            chore.run();
            return Future.succeededFuture();
          }
        };
    await(
        vertx.deployVerticle(
            verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
  }

  @Override
  public void close() {
    await(vertx.close());
    if (ownsDatabase) {
      database.close();
    }
  }
}
