package dev.reinstate.launcher;

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
import dev.reinstate.platform.Bus;
import dev.reinstate.platform.Pg;
import dev.reinstate.platform.log.ConsumerLag;
import dev.reinstate.platform.log.EventLog;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks each part once; one that does not answer within two seconds is not there. */
record Health(Pg pg, EventLog log, Bus bus) implements Readiness {

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
    Future<Boolean> restoring = inTime(answersCommands());
    Future<Boolean> migrated = inTime(migrated());
    Future<List<ConsumerLag>> lags = log.lag().timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    return Future.join(database, restoring, migrated, lags.otherwise(List.of()))
        .map(
            all -> {
              var states = new HashMap<String, State>();
              states.put("database", state(database));
              states.put("bus", state(restoring));
              states.put("migrations", state(migrated));
              if (lags.succeeded()) {
                lags.result().forEach(lag -> states.put(lag.consumer(), state(lag)));
              }
              return states;
            });
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
