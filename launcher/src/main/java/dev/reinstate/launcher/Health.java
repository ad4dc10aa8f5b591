package dev.reinstate.launcher;

import static java.util.stream.Collectors.toMap;

import dev.reinstate.api.Readiness;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.Role;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.ConsumerLag;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks each part once; one that does not answer within two seconds is not there.
 *
 * <p>A process that answers requests also names the roles that no process is there for. Without
 * {@code restore} hardly anything can be answered; without {@code audit} or {@code hooks} most
 * requests can, so that is no reason to take this process out of service too. A process without the
 * API looks at itself alone: its readiness does not wait for others to be ready.
 *
 * @param roles of this process
 */
record Health(Pg pg, LagQuestion lag, Bus bus, Set<Role> roles) implements Readiness {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** A consumer that is behind so far is not just busy. */
  private static final double LAG_SECONDS = 30;

  private static final String MIGRATED =
      """
      select bool_and(success)
      from (select success from reinstate.flyway_history
            union all select success from audit.flyway_history
            union all select success from hooks.flyway_history) history
      """;

  @Override
  public Future<Map<String, State>> check() {
    Future<Boolean> database = inTime(pg.answers());
    Future<Boolean> onTheBus = inTime(onTheBus());
    Future<Boolean> migrated = inTime(migrated());
    Future<Map<String, State>> consumers = consumers();
    return Future.join(database, onTheBus, migrated, consumers)
        .map(
            all -> {
              var states = new HashMap<String, State>();
              states.put("database", state(database));
              states.put("bus", state(onTheBus));
              states.put("migrations", state(migrated));
              states.putAll(consumers.result());
              missing().forEach(role -> states.put(role.word(), without(role)));
              return states;
            });
  }

  /** Of one that does not say how far it is behind nobody knows that it is not. */
  private Future<Map<String, State>> consumers() {
    return lag.ask(LIMIT)
        .map(lags -> lags.stream().collect(toMap(ConsumerLag::consumer, each -> state(each))))
        .otherwise(Map.of(Role.AUDIT.word(), State.DEGRADED, Role.HOOKS.word(), State.DEGRADED));
  }

  private Set<Role> missing() {
    return sendsCommands() ? bus.missing() : Set.of();
  }

  /**
   * Whether commands are answered; or, where none are sent, whether some would be taken here. Being
   * cut off from all others looks like being the first, so that is no reason.
   */
  private Future<Boolean> onTheBus() {
    return sendsCommands()
        ? answersCommands()
        : Future.succeededFuture(Collections.disjoint(bus.missing(), roles));
  }

  private boolean sendsCommands() {
    return roles.contains(Role.API);
  }

  private static State without(Role role) {
    return role == Role.RESTORE ? State.DOWN : State.DEGRADED;
  }

  private static State state(Future<Boolean> there) {
    return there.result() ? State.UP : State.DOWN;
  }

  private static State state(ConsumerLag lag) {
    return lag.seconds() < LAG_SECONDS ? State.UP : State.DEGRADED;
  }

  private Future<Boolean> migrated() {
    return pg.query(MIGRATED, Tuple.tuple()).map(rows -> rows.iterator().next().getBoolean(0));
  }

  /** Sends a command that is refused before it costs anything: no collection has that name. */
  private Future<Boolean> answersCommands() {
    var nobody = new Actor("health", List.of(), "{}");
    var context = new RequestContext(nobody, "health", null, "127.0.0.1", null, Instant.EPOCH);
    var document = new DocumentKey(DocumentKey.DEFAULT_SPACE, "_health", "none");
    return bus.request(Addresses.READ_DOCUMENT, new ReadDocument(context, document, null), LIMIT)
        .map(Health::cameFromAWorker);
  }

  private static boolean cameFromAWorker(Reply<Document> reply) {
    return !(reply instanceof Refused<Document> refused)
        || !(refused.refusal() instanceof Unavailable || refused.refusal() instanceof Failed);
  }

  private static Future<Boolean> inTime(Future<Boolean> answer) {
    return answer.timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).otherwise(false);
  }
}
