package dev.reinstate.audit;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.AuditFilter;
import dev.reinstate.contracts.AuditVerification;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.VerifyAudit.KnownHead;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import dev.reinstate.testing.TestDatabase;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A database with documents and a trail of its own. Changes are committed by a function that writes
 * what the restore verticle writes; audit reads the log when it is told to, or once it is deployed.
 */
final class AuditFixture implements AutoCloseable {
  static final AuditFilter ALL =
      new AuditFilter(null, null, null, null, null, null, null, null, null, null, null);

  private static final String CONFIGURATION =
      """
      collections:
        employees: {}
        secrets: {}
      policies:
        employees:
          admin: { actions: [read] }
          clerk: { actions: [read], fields: { deny: [salary], mask: { email: email } } }
          manager: { actions: [read], when: "user.id == resource.manager" }
        spaces:
          admin: { actions: [read] }
          clerk: { actions: [read], fields: { deny: [by_collection] } }
        _audit:
          admin: { actions: [read] }
          clerk: { actions: [read] }
          manager: { actions: [read] }
      """;

  final TestDatabase database = TestDatabase.create();
  final Vertx vertx = Vertx.vertx();
  final Bus bus = new Bus(vertx);
  final Pg pg = new Pg(vertx, database.uri(), 8);
  final EventLog log = new EventLog(pg);
  final AuditKey key = key();
  private final Settings settings = settings();
  private @Nullable String deployment;

  AuditFixture() {
    rows(Commits.FUNCTIONS);
    await(log.register("audit"));
  }

  private static Settings settings() {
    return switch (new SettingsReader(Map.of()).read(CONFIGURATION, Path.of("."))) {
      case SettingsResult.Valid(Settings settings) -> settings;
      case SettingsResult.Invalid(var mistakes) ->
          throw new IllegalStateException(mistakes.toString());
    };
  }

  /** Another each time. */
  static AuditKey key() {
    try {
      Path directory = Files.createTempDirectory("audit");
      Path file = directory.resolve("key");
      AuditKey key = AuditKey.readOrCreate(file);
      Files.delete(file);
      Files.delete(directory);
      return key;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** Deploys the verticle, as the launcher does. */
  void deploy() {
    deployment = await(deploying(key));
  }

  /** The same with a key of its own. */
  Future<String> deploying(AuditKey own) {
    return vertx.deployVerticle(
        new AuditVerticle(() -> settings, pg, log, bus, own, Clock.systemUTC()),
        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
  }

  /** Stops it, if it is deployed. */
  void undeploy() {
    if (deployment != null) {
      await(vertx.undeploy(deployment));
      deployment = null;
    }
  }

  /** Commits the next version of a document; null deletes it. */
  void commit(String id, @Nullable String content) {
    commit("employees", id, content);
  }

  void commit(String collection, String id, @Nullable String content) {
    await(pg.query("select commit_change($1, $2, $3, 'alice')", Tuple.of(collection, id, content)));
  }

  void restore(String id, int version) {
    await(pg.query("select commit_restore('employees', $1, $2)", Tuple.of(id, version)));
  }

  /** The moment before whatever comes next. */
  String now() {
    return Objects.requireNonNull(row("select clock_timestamp()::text").getString(0));
  }

  /** Brings all employees back to a moment, in one operation of this name. */
  void restoreSpace(String moment, String operation) {
    await(pg.query("select restore_space($1::text::timestamptz, $2)", Tuple.of(moment, operation)));
  }

  /** Deletes employees in one operation of this name, as what belongs to a document is. */
  void deleteTogether(String operation, String... ids) {
    await(pg.query("select commit_deletions($1, $2)", Tuple.of(ids, operation)));
  }

  void refuse(String id, String user) {
    await(pg.query("select refuse('employees', $1, $2)", Tuple.of(id, user)));
  }

  /** Takes everything that waits in the log into the trail. */
  void append() {
    boolean more = true;
    while (more) {
      more = await(log.advance("audit", new EntryAppender()::append));
    }
  }

  /** Signs the end of the trail. */
  void sign() {
    await(new HeadSigning(pg, key, Clock.systemUTC()).sign());
  }

  AuditVerification verify(KnownHead... known) {
    return await(new AuditVerifier(pg, key.publicKey()).verify(List.of(known)));
  }

  <C, T> Reply<T> ask(Address<C, T> address, C command) {
    return await(bus.request(address, command, Duration.ofSeconds(30)));
  }

  <C, T> T done(Address<C, T> address, C command) {
    Reply<T> reply = ask(address, command);
    if (reply instanceof Reply.Done<T> done) {
      return done.value();
    }
    throw new AssertionError(reply.toString());
  }

  <C, T> Refusal refusal(Address<C, T> address, C command) {
    return refusalOf(ask(address, command));
  }

  static Refusal refusalOf(Reply<?> reply) {
    if (reply instanceof Reply.Refused<?> refused) {
      return refused.refusal();
    }
    throw new AssertionError(reply.toString());
  }

  static RequestContext as(String user, String... roles) {
    return new RequestContext(
        new Actor(user, List.of(roles), "{}"), "request-1", null, "127.0.0.1", null, Instant.EPOCH);
  }

  RowSet<Row> rows(String sql) {
    return await(pg.execute(client -> client.query(sql).execute()));
  }

  Row row(String sql) {
    return rows(sql).iterator().next();
  }

  long number(String sql) {
    return ((Number) Objects.requireNonNull(row(sql).getValue(0))).longValue();
  }

  @Override
  public void close() {
    undeploy();
    await(vertx.close());
    database.close();
  }
}
