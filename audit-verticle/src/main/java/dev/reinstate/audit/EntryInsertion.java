package dev.reinstate.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes a page of entries and moves the end of the chain, in one statement. */
final class EntryInsertion {
  private static final String SQL =
      """
      with added as (
        insert into audit.entry
          (seq, event_id, timestamp, action, space, collection, document_id, version, restore_version, success, error,
           user_id, user_roles, ip_address, user_agent, request_id, correlation_id, operation_id, change_reason,
           latency_ms, before, after, hash, previous_hash, salt)
        select e.seq, e.event_id, e.at, e.action, e.space, e.collection, e.document_id, e.version, e.restore_version,
               e.success, e.error::json, e.user_id,
               array(select r.role
                     from json_array_elements_text(e.user_roles::json) with ordinality as r (role, place)
                     order by r.place),
               e.ip_address, e.user_agent, e.request_id, e.correlation_id, e.operation_id, e.change_reason,
               e.latency_micros / 1000.0, e.before, e.after, e.hash, e.previous_hash, e.salt
        from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
                    $8::integer[], $9::integer[], $10::boolean[], $11::text[], $12::text[], $13::text[], $14::text[],
                    $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::bigint[], $21::bigint[],
                    $22::bigint[], $23::text[], $24::text[], $25::text[])
             as e (seq, event_id, at, action, space, collection, document_id, version, restore_version, success, error,
                   user_id, user_roles, ip_address, user_agent, request_id, correlation_id, operation_id, change_reason,
                   latency_micros, before, after, hash, previous_hash, salt)
      )
      update audit.chain set seq = $26, hash = $27 where one
      """;

  private EntryInsertion() {}

  /**
   * Runs the statement.
   *
   * @param entries at least one, in the order of the chain
   */
  static Future<Void> run(SqlConnection transaction, List<ChainedEntry> entries) {
    return transaction.preparedQuery(SQL).execute(arguments(entries)).mapEmpty();
  }

  private static Tuple arguments(List<ChainedEntry> entries) {
    Tuple tuple = Tuple.tuple();
    tuple.addValue(column(entries, Long[]::new, ChainedEntry::seq));
    addDeed(tuple, entries);
    addCaller(tuple, entries);
    addStates(tuple, entries);
    tuple.addValue(texts(entries, ChainedEntry::hash));
    tuple.addValue(texts(entries, ChainedEntry::previousHash));
    tuple.addValue(facts(entries, EntryFacts::salt));
    return tuple.addLong(entries.getLast().seq()).addString(entries.getLast().hash());
  }

  private static void addDeed(Tuple tuple, List<ChainedEntry> entries) {
    tuple
        .addValue(facts(entries, EntryFacts::eventId))
        .addValue(
            column(
                entries,
                OffsetDateTime[]::new,
                entry -> entry.entry().timestamp().atOffset(ZoneOffset.UTC)))
        .addValue(facts(entries, EntryFacts::action))
        .addValue(facts(entries, EntryFacts::space))
        .addValue(facts(entries, EntryFacts::collection))
        .addValue(facts(entries, EntryFacts::documentId))
        .addValue(column(entries, Integer[]::new, entry -> entry.entry().facts().version()))
        .addValue(column(entries, Integer[]::new, entry -> entry.entry().facts().restoreVersion()))
        .addValue(column(entries, Boolean[]::new, entry -> entry.entry().facts().success()))
        .addValue(facts(entries, EntryFacts::error));
  }

  private static void addCaller(Tuple tuple, List<ChainedEntry> entries) {
    tuple
        .addValue(facts(entries, EntryFacts::userId))
        .addValue(facts(entries, EntryFacts::userRoles))
        .addValue(facts(entries, EntryFacts::ipAddress))
        .addValue(facts(entries, EntryFacts::userAgent))
        .addValue(facts(entries, EntryFacts::requestId))
        .addValue(facts(entries, EntryFacts::correlationId))
        .addValue(facts(entries, EntryFacts::operationId))
        .addValue(facts(entries, EntryFacts::changeReason));
  }

  private static void addStates(Tuple tuple, List<ChainedEntry> entries) {
    tuple
        .addValue(column(entries, Long[]::new, entry -> entry.entry().latencyMicros()))
        .addValue(column(entries, Long[]::new, entry -> entry.entry().before()))
        .addValue(column(entries, Long[]::new, entry -> entry.entry().after()));
  }

  private static @Nullable String[] facts(
      List<ChainedEntry> entries, Function<EntryFacts, @Nullable String> value) {
    return texts(entries, entry -> value.apply(entry.entry().facts()));
  }

  private static @Nullable String[] texts(
      List<ChainedEntry> entries, Function<ChainedEntry, @Nullable String> value) {
    return column(entries, String[]::new, value);
  }

  private static <T> @Nullable T[] column(
      List<ChainedEntry> entries,
      IntFunction<@Nullable T[]> array,
      Function<ChainedEntry, @Nullable T> value) {
    return entries.stream().map(value).toArray(array);
  }
}
