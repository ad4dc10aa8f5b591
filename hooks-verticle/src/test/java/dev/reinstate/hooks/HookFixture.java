package dev.reinstate.hooks;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import dev.reinstate.platform.telemetry.Tracing;
import dev.reinstate.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A process of the service with hooks alone, on a database of its own. Events are put into the log
 * as the restore verticle puts them; the verticle runs once it is deployed.
 */
final class HookFixture implements AutoCloseable {
  static final String SECRET = "whsec_" + "bmV3".repeat(8);

  private static final String POLICIES =
      """
      collections: { employees: {}, notes: {} }
      policies:
        _hooks:
          admin: { actions: [read, update] }
          auditor: { actions: [read] }
      """;

  private static final String COMMIT =
      """
      with state as (
        insert into content (size, data, sha256)
        select octet_length(d::text), d, sha256(convert_to(d::text, 'UTF8')) from (select $5::text::jsonb) as s (d)
        returning content
      )
      insert into event (type, at, doc, space, collection, document_id, version, after, context)
      select 'reinstate.document.' || $3, clock_timestamp(), 1, 'default', $1, $2, $4, content,
             json_build_object('action', $6::text, 'user_id', 'alice', 'user_roles', '[]'::json,
               'ip_address', '127.0.0.1', 'request_id', 'request', 'operation_id', $7::text,
               'arrived_at', '2026-01-01T00:00:00Z')
      from state
      """;

  private static final String RESTORE_SPACE =
      """
      with summary as (
        insert into content (size, data, sha256)
        select octet_length(d::text), d, sha256(convert_to(d::text, 'UTF8'))
        from (select jsonb_build_object('operation_id', $2::text, 'counts', '{"create":1}'::jsonb)) as s (d)
        returning content
      )
      insert into event (type, at, doc, space, collection, document_id, after, context)
      select 'reinstate.space.restored', clock_timestamp(), 1, $1, 'spaces', $1, content,
             json_build_object('action', 'restore', 'user_id', 'alice', 'user_roles', '[]'::json,
               'ip_address', '127.0.0.1', 'request_id', 'request', 'operation_id', $2,
               'arrived_at', '2026-01-01T00:00:00Z')
      from summary
      """;

  final Vertx vertx = Vertx.vertx();
  final Bus bus = new Bus(vertx);
  final Pg pg;
  final EventLog log;
  final MeterRegistry registry = new SimpleMeterRegistry();
  final DeliveryMetrics metrics;
  private final TestDatabase database;
  private final boolean ownsDatabase;
  private volatile Settings settings = settings("{}");
  private @Nullable String deployment;

  HookFixture() {
    this(TestDatabase.create(), true);
  }

  private HookFixture(TestDatabase database, boolean ownsDatabase) {
    this.database = database;
    this.ownsDatabase = ownsDatabase;
    pg = new Pg(vertx, database.uri(), 4);
    log = new EventLog(pg);
    metrics = new DeliveryMetrics(pg, registry, Duration.ZERO);
    await(log.register("hooks"));
  }

  /** Another process on the same database. To be closed before this one. */
  HookFixture another() {
    var other = new HookFixture(database, false);
    other.settings = settings;
    return other;
  }

  static Settings settings(String hooks) {
    return switch (new SettingsReader(Map.of())
        .read(POLICIES + "hooks: " + hooks + "\n", Path.of("."))) {
      case SettingsResult.Valid(Settings settings) -> settings;
      case SettingsResult.Invalid(var mistakes) ->
          throw new IllegalStateException(mistakes.toString());
    };
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception fault) {
      throw new IllegalStateException(fault);
    }
  }

  Settings settings() {
    return settings;
  }

  /** From now on these are configured, in the syntax of the file. */
  void configure(String hooks) {
    settings = settings(hooks);
  }

  /** Of employees, told of updates. */
  static String toHttp(String name, String url) {
    return String.format(
        "{ name: %s, http: \"%s\", secret: \"%s\", retry: [100ms, 100ms] }", name, url, SECRET);
  }

  /** The one hook there is. */
  void configureHttp(String name, String url) {
    configure("{ employees: { post_update: [ " + toHttp(name, url) + " ] } }");
  }

  void deploy() {
    deployment =
        await(
            vertx.deployVerticle(
                new HooksVerticle(
                    () -> settings, pg, log, bus, Clock.systemUTC(), metrics, Tracing.off()),
                new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
  }

  void undeploy() {
    if (deployment != null) {
      await(vertx.undeploy(deployment));
      deployment = null;
    }
  }

  /** An update of an employee is in the log, and whoever is deployed here knows. */
  void update(String id, int version) {
    commit("employees", id, "updated", version, "update", null);
  }

  void commit(
      String collection,
      String id,
      String type,
      int version,
      String action,
      @Nullable String operation) {
    String content = "{\"n\": " + version + "}";
    await(pg.query(COMMIT, Tuple.of(collection, id, type, version, content, action, operation)));
    bus.publishCommitted();
  }

  /** Leaves behind what the restore of a space does. */
  void restoreSpace(String space, String operation) {
    await(pg.query(RESTORE_SPACE, Tuple.of(space, operation)));
  }

  /** Makes deliveries of everything that waits in the log. */
  void makeDeliveries() {
    boolean more = true;
    while (more) {
      more = await(log.advance("hooks", new DeliveryMaker(() -> settings)::make));
    }
  }

  /** Takes what is due for a hook. */
  List<ClaimedDelivery> claim(String hook, int limit) {
    return await(
        new Claims(pg, metrics).take(List.of(new FreeSlots(hook, "as-it-is", limit)), limit));
  }

  void write(ClaimedDelivery delivery, Outcome.Fate fate) {
    await(new Outcomes(pg).write(List.of(new Outcome(delivery, "as-it-is", fate))));
  }

  /** As {@code emp_1 v2}. */
  static List<String> told(List<ClaimedDelivery> deliveries) {
    return deliveries.stream()
        .map(d -> d.event().documentId() + " v" + d.event().version())
        .toList();
  }

  /** The deliveries of a document in their order, as {@code v2 waiting}. */
  List<String> statuses(String id) {
    return texts(
        "select 'v' || version || ' ' || status from hooks.delivery where document_id = '"
            + id
            + "' order by id");
  }

  List<String> texts(String sql) {
    return StreamSupport.stream(rows(sql).spliterator(), false)
        .map(row -> Objects.requireNonNull(row.getString(0)))
        .toList();
  }

  RowSet<Row> rows(String sql) {
    return await(pg.execute(client -> client.query(sql).execute()));
  }

  long number(String sql) {
    return ((Number) Objects.requireNonNull(rows(sql).iterator().next().getValue(0))).longValue();
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

  <C, T> T done(Address<C, T> address, C command) {
    Reply<T> reply = await(bus.request(address, command, Duration.ofSeconds(30)));
    if (reply instanceof Reply.Done<T> done) {
      return done.value();
    }
    throw new AssertionError(reply.toString());
  }

  <C, T> Refusal refusal(Address<C, T> address, C command) {
    Reply<T> reply = await(bus.request(address, command, Duration.ofSeconds(30)));
    if (reply instanceof Reply.Refused<T> refused) {
      return refused.refusal();
    }
    throw new AssertionError(reply.toString());
  }

  @Override
  public void close() {
    undeploy();
    await(vertx.close());
    if (ownsDatabase) {
      database.close();
    }
  }
}
