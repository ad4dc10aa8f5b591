package dev.reinstate.restore;

import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.platform.log.EventContext;
import dev.reinstate.restore.ChangeOutcome.Committed;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Deletes a document with everything that belongs to it, in one statement: each of them gets a
 * version and an event of its own, the document itself the last. To be run by somebody who has the
 * space for himself: what is to be deleted is not locked.
 */
final class CascadeStatement {
  private static final String SQL =
      """
      with recursive root as materialized (
        select d.doc, d.collection, d.id, d.head, d.oldest, d.content, d.created_at, d.created_by,
               case
                 when used.fingerprint <> $9 then 'key reused'
                 when used.fingerprint is not null then 'replayed'
                 when d.deleted is not false then 'missing'
                 when $4 <> d.head then 'head moved'
                 when $5 <> '*' and d.head <> all (string_to_array($5, ',')::integer[]) then 'precondition failed'
                 else 'committed'
               end as outcome
        from (values ($1::text, $2::text, $3::text)) as wanted (space, collection, id)
        left join document d on d.space = wanted.space and d.collection = wanted.collection and d.id = wanted.id
        left join idempotency used on used.user_id = $6 and used.key = $8::text
      ),
      owns as materialized (
        select * from unnest($13::text[], $14::text[]) as component (owner, owned)
      ),
      family (doc, collection, id, head, content, distance) as (
        select doc, collection, id, head, content, 0 from root where outcome = 'committed' and collection <> 'spaces'
        union all
        select child.doc, child.collection, child.id, child.head, child.content, family.distance + 1
        from family
        join owns on owns.owner = family.collection
        join document child
          on child.space = $1 and child.collection = owns.owned and child.parent = family.id and not child.deleted
      ),
      inhabitant as (
        select d.doc, d.collection, d.id, d.head, d.content, case when d.collection = 'spaces' then 0 else 1 end as distance
        from root
        join document d on d.space = $1 and not d.deleted
        where root.outcome = 'committed' and root.collection = 'spaces'
      ),
      gone as materialized (
        select * from family
        union all
        select * from inhabitant
      ),
      document_changed as (
        update document d
        set head = gone.head + 1, content = null, deleted = true, updated_at = $11, updated_by = $6
        from gone
        where d.doc = gone.doc
      ),
      version_written as (
        insert into version (doc, version, content, action, updated_at, updated_by, change_reason, correlation, operation, space)
        select doc, head + 1, null::bigint, 'delete', $11, $6, $7, $10, $12, $1 from gone
      ),
      event_written as (
        insert into event (type, at, doc, space, collection, document_id, version, before, context)
        select 'reinstate.document.deleted', $11, doc, $1, collection, id, head + 1, content, $15::text::json
        from gone
        order by distance desc, collection, id
      ),
      key_used as (
        insert into idempotency (user_id, key, fingerprint, at, doc, version)
        select $6, $8, $9, $11, doc, head + 1 from root where outcome = 'committed' and $8::text is not null
        on conflict do nothing
        returning key
      )
      select case
               when outcome = 'committed' and $8::text is not null and not exists (select from key_used) then 'key taken'
               else outcome
             end as outcome,
             doc, head, head - oldest + 2 as versions, created_at, created_by from root
      """;

  private static final List<Component> OWNED =
      Arrays.stream(Component.values())
          .filter(component -> component.parent().isPresent())
          .toList();

  private CascadeStatement() {}

  /**
   * Runs the statement.
   *
   * @param operation the id of all of this
   * @param at its one time
   * @return what became of the document itself; fails with {@link NotCommitted} when the
   *     idempotency key was used while this waited for that, which is to be tried once more
   */
  static Future<ChangeOutcome> run(
      SqlConnection transaction, Change change, String operation, Instant at) {
    return transaction
        .preparedQuery(SQL)
        .execute(arguments(change, operation, at))
        .map(rows -> rows.iterator().next())
        .compose(
            row ->
                row.getString("outcome").equals("key taken")
                    ? NotCommitted.because(new IdempotencyKeyInUse())
                    : Future.succeededFuture(OutcomeRow.read(row, made -> committed(made, at))));
  }

  private static Tuple arguments(Change change, String operation, Instant at) {
    return Tuple.tuple()
        .addValue(change.document().space())
        .addValue(change.document().collection())
        .addValue(change.document().id())
        .addValue(change.readHead())
        .addValue(CommitStatement.expected(change.options().precondition()))
        .addValue(change.context().actor().id())
        .addValue(change.options().changeReason())
        .addValue(Idempotency.key(change.options()))
        .addValue(Idempotency.fingerprint(change.options()))
        .addValue(change.context().correlationId())
        .addValue(at.atOffset(ZoneOffset.UTC))
        .addValue(operation)
        .addValue(collections(component -> component.parent().orElseThrow()))
        .addValue(collections(component -> component))
        .addValue(eventContext(change, operation));
  }

  private static String[] collections(Function<Component, Component> which) {
    return OWNED.stream().map(which).map(Component::collection).toArray(String[]::new);
  }

  private static String eventContext(Change change, String operation) {
    return EventContext.of(change.action(), change.context(), change.options().changeReason())
        .inOperation(operation)
        .toJson();
  }

  private static Committed committed(Row row, Instant at) {
    return new Committed(
        row.getLong("doc"),
        row.getInteger("head") + 1,
        at,
        row.getOffsetDateTime("created_at").toInstant(),
        row.getString("created_by"),
        row.getInteger("versions"),
        null,
        null,
        List.of());
  }
}
