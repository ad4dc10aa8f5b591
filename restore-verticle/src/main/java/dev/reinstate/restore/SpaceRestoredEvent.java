package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.log.EventContext;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;

/** Writes a restore of a space into the log: one event, whatever it changed. */
final class SpaceRestoredEvent {
  private static final String APPEND =
      """
      with summary as (
        insert into content (size, data, sha256)
        select octet_length(data::text), data, sha256(convert_to(data::text, 'UTF8'))
        from (select $2::text::jsonb as data) as told
        returning content
      )
      insert into event (type, at, doc, space, collection, document_id, after, context)
      select 'reinstate.space.restored', $3, d.doc, d.space, d.collection, d.id, summary.content, $4::text::json
      from document d
      cross join summary
      where d.space = $1 and d.collection = 'spaces' and d.id = $1
      """;

  private SpaceRestoredEvent() {}

  /** Makes it a part of the transaction. */
  static Future<Void> append(SqlConnection transaction, Applied how, PlanOutcome.Ready what) {
    String summary =
        Json.write(
            SpaceSummary.of(
                how.operation(), how.dateTime(), how.undoes(), what.counts(), what.byCollection()));
    String context =
        EventContext.of(Action.RESTORE, how.context(), how.reason())
            .inOperation(how.operation())
            .toJson();
    return transaction
        .preparedQuery(APPEND)
        .execute(Tuple.of(how.space(), summary, how.at().atOffset(ZoneOffset.UTC), context))
        .mapEmpty();
  }
}
