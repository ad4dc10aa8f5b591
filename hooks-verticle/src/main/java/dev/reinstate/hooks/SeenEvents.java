package dev.reinstate.hooks;

import dev.reinstate.platform.log.LoggedEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Counts events by type, each exactly once: in the transaction that moves the position. */
final class SeenEvents {
  private static final String COUNT =
      """
      insert into hooks.seen as before (type, events)
      select type, count(*) from unnest($1::text[]) as type group by type order by type
      on conflict (type) do update set events = before.events + excluded.events
      """;

  Future<Void> count(SqlConnection transaction, List<LoggedEvent> events) {
    String[] types = events.stream().map(event -> event.type().word()).toArray(String[]::new);
    return transaction.preparedQuery(COUNT).execute(Tuple.of(types)).mapEmpty();
  }
}
