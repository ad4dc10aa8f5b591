package dev.reinstate.restore;

import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.Precondition;
import dev.reinstate.restore.ChangeOutcome.Committed;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Commits many independent changes, at most one a document, in one statement.
 *
 * <p>Whether the document exists, its head is the expected one and the target is still there is
 * decided on rows locked in this very statement, in one order everywhere. A change that cannot be
 * made leaves no trace and does not disturb the others. A unique violation (two processes create
 * one document, or use one idempotency key, at the same moment) fails the whole statement: nothing
 * of it was done.
 */
final class CommitStatement {
  /**
   * A larger content does not come along with the result, so that a batch of large ones cannot fill
   * the heap.
   */
  static final int LARGE = 64 * 1024;

  private static final String SQL =
      """
      with change as materialized (
        select *
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::integer[],
                    $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
                    $18::text[], $19::text[])
             with ordinality
             as c (space, collection, id, action, data, target, expected, read_head,
                   required, keep, user_id, reason, correlation, context, key, fingerprint,
                   parent_collection, parent_field, place)
      ),
      -- Whoever has a space for himself is not waited for. When he has gone since this statement's snapshot was taken, the
      -- count under the lock is another one than in the snapshot, which must not be written on then.
      entered as materialized (
        select wanted.space, s.floor, enter_space(wanted.space) = coalesce(s.operations, 0) as free, not d.deleted as alive
        from (select distinct space from change) as wanted
        left join space s on s.space = wanted.space
        left join document d on d.space = wanted.space and d.collection = 'spaces' and d.id = wanted.space
      ),
      head as materialized (
        select c.place, d.doc, d.head, d.oldest, d.content, d.deleted, d.parent, d.created_at, d.created_by, d.updated_at
        from change c
        join entered e on e.space = c.space and e.free
        join document d on d.space = c.space and d.collection = c.collection and d.id = c.id
        order by d.doc
        for no key update of d
      ),
      -- Read after the locks were taken: a time from before could be earlier than that of a change which got the lock first.
      clock as materialized (
        select clock_timestamp() as now from (select count(*) from head) as locked
      ),
      decided as materialized (
        select c.*,
               h.doc, h.head, h.oldest, h.content, h.created_at, h.created_by,
               target.content as target_content,
               current.data as current_data,
               case when c.action = 'delete' then h.parent else belongs.parent end as parent,
               -- Never before what the document belongs to, or there were moments with the one and without the other.
               greatest(clock.now, h.updated_at + interval '1 microsecond', e.floor + interval '1 microsecond',
                        p.updated_at + interval '1 microsecond') as at,
               case
                 when e.free is not true then 'space busy'
                 when c.collection <> 'spaces' and e.alive is not true then 'space missing'
                 when used.fingerprint <> c.fingerprint then 'key reused'
                 when used.fingerprint is not null then 'replayed'
                 when c.action = 'create' and not h.deleted then 'exists'
                 when c.action = 'create' and c.read_head <> h.head then 'head moved'
                 when c.action = 'create' and c.parent_field is not null and p.id is null then 'parent missing'
                 when c.action = 'create' then 'committed'
                 when h.doc is null then 'missing'
                 when c.action <> 'restore' and h.deleted then 'missing'
                 when c.read_head <> h.head then 'head moved'
                 -- A deleted document has no content here, and one that was committed while the lock was waited for is not visible.
                 when coalesce(c.required, c.keep) is not null and current.content is null then 'unread'
                 when not current.data @> c.required::jsonb then 'forbidden'
                 -- "oldest" is of the locked row, "target" of the statement's snapshot: a version pruned since is still visible
                 -- there, one committed since is not yet.
                 when c.action = 'restore' and c.target not between h.oldest and h.head then 'no version'
                 when c.action = 'restore' and target.version is null then 'not visible yet'
                 when c.expected = '*' and h.deleted then 'precondition failed'
                 when c.expected <> '*' and h.head <> all (string_to_array(c.expected, ',')::integer[]) then 'precondition failed'
                 when c.action = 'restore' and target.content is null then 'target is deletion'
                 when c.action <> 'delete' and c.parent_field is not null and p.id is null then 'parent missing'
                 else 'committed'
               end as outcome
        from change c
        cross join clock
        join entered e on e.space = c.space
        left join head h on h.place = c.place
        left join content current on current.content = case when coalesce(c.required, c.keep) is not null then h.content end
        left join version target on target.doc = h.doc and target.version = c.target
        left join content brought on brought.content = case when c.parent_field is not null and c.data is null then target.content end
        cross join lateral (
          select case when c.parent_field is not null then coalesce(c.data::jsonb, brought.data) ->> c.parent_field end as parent
          offset 0) as belongs
        left join document p
          on p.space = c.space and p.collection = c.parent_collection and p.id = belongs.parent and not p.deleted
        left join idempotency used on used.user_id = c.user_id and used.key = c.key
      ),
      applied as materialized (
        select d.*,
               kept,
               new_data,
               d.doc is null as is_new,
               coalesce(d.doc, nextval('document_doc_seq')) as new_doc,
               coalesce(d.head, 0) + case d.action when 'restore' then 2 else 1 end as new_head,
               case
                 when d.action = 'restore' and new_data is null then d.target_content
                 when d.action <> 'delete' then nextval('content_content_seq')
               end as new_content
        from decided d
        left join content wanted on wanted.content = case when d.keep is not null then d.target_content end
        cross join lateral (
          select case
                   when d.keep is not null then array(
                     select key
                     from json_array_elements_text(d.keep::json) as denied (key)
                     where (d.current_data -> key)::text is distinct from (wanted.data -> key)::text)
                 end as kept
          offset 0) as differing
        cross join lateral (
          select case
                   when cardinality(kept) > 0 then
                     (wanted.data - kept)
                     || (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(d.current_data) where key = any (kept))
                   else d.data::jsonb
                 end as new_data
          offset 0) as made
        where d.outcome = 'committed'
      ),
      new as materialized (
        select place, new_content, new_data, new_data::text as text from applied where new_data is not null
      ),
      content_written as (
        insert into content (content, size, data, sha256)
        select new_content, octet_length(text), new_data, sha256(convert_to(text, 'UTF8')) from new
      ),
      document_created as (
        insert into document
          (doc, space, collection, id, parent, head, oldest, content, deleted, created_at, created_by, updated_at, updated_by)
        select new_doc, space, collection, id, parent, 1, 1, new_content, false, at, user_id, at, user_id
        from applied
        where is_new
        order by space, collection, id
      ),
      document_changed as (
        update document d
        set parent = a.parent, head = a.new_head, content = a.new_content, deleted = (a.action = 'delete'), updated_at = a.at, updated_by = a.user_id
        from applied a
        where d.doc = a.doc
      ),
      version_written as (
        insert into version
          (doc, version, content, action, updated_at, updated_by, change_reason, restored_from, correlation, space)
        select doc, head + 1, content, 'snapshot', at, user_id, 'Pre-restore snapshot', null::integer, correlation, space
        from applied
        where action = 'restore'
        union all
        select new_doc, new_head, new_content, action, at, user_id, reason, target, correlation, space
        from applied
      ),
      space_made as (
        insert into space (space) select space from applied where is_new and collection = 'spaces'
      ),
      event_written as (
        insert into event (type, at, doc, space, collection, document_id, version, restored_from, before, after, context)
        select 'reinstate.document.'
                 || case action when 'create' then 'created' when 'update' then 'updated' when 'delete' then 'deleted' else 'restored' end,
               at, new_doc, space, collection, id, new_head, target, content, new_content, context::json
        from applied
      ),
      key_used as (
        insert into idempotency (user_id, key, fingerprint, at, doc, version, content)
        select user_id, key, fingerprint, at, new_doc, new_head, new_content
        from applied
        where key is not null
        order by user_id, key
      )
      select d.outcome,
             d.head,
             d.parent,
             a.new_doc,
             a.new_head,
             a.new_head - coalesce(d.oldest, 1) + 1 as versions,
             a.at,
             case when a.is_new then a.at else d.created_at end as created_at,
             case when a.is_new then a.user_id else d.created_by end as created_by,
             a.new_content,
             a.kept,
             case
               when new.text is null then case when restored.size <= $17 then restored.data::text end
               when d.data is not null or octet_length(new.text) <= $17 then new.text
             end as data
      from decided d
      left join applied a on a.place = d.place
      left join new on new.place = d.place
      left join content restored on restored.content = a.target_content
      order by d.place
      """;

  /**
   * Runs the statement.
   *
   * @param client a pool, for a transaction of its own, or a connection in a transaction
   * @return one outcome a change, in their order
   */
  Future<List<ChangeOutcome>> run(SqlClient client, List<Change> changes) {
    return client.preparedQuery(SQL).execute(arguments(changes)).map(CommitStatement::outcomes);
  }

  private static Tuple arguments(List<Change> changes) {
    return Tuple.tuple()
        .addValue(texts(changes, change -> change.document().space()))
        .addValue(texts(changes, change -> change.document().collection()))
        .addValue(texts(changes, change -> change.document().id()))
        .addValue(texts(changes, change -> change.action().word()))
        .addValue(texts(changes, Change::content))
        .addValue(numbers(changes, Change::target))
        .addValue(texts(changes, change -> expected(change.options().precondition())))
        .addValue(numbers(changes, Change::readHead))
        .addValue(texts(changes, change -> change.terms().required()))
        .addValue(texts(changes, change -> change.terms().keep()))
        .addValue(texts(changes, change -> change.context().actor().id()))
        .addValue(texts(changes, change -> change.options().changeReason()))
        .addValue(texts(changes, change -> change.context().correlationId()))
        .addValue(texts(changes, Change::eventContext))
        .addValue(texts(changes, change -> Idempotency.key(change.options())))
        .addValue(texts(changes, change -> Idempotency.fingerprint(change.options())))
        .addInteger(LARGE)
        .addValue(texts(changes, change -> parent(change).map(Component::collection).orElse(null)))
        .addValue(
            texts(
                changes, change -> component(change).flatMap(Component::parentField).orElse(null)));
  }

  private static Optional<Component> component(Change change) {
    return Component.of(change.document().collection());
  }

  private static Optional<Component> parent(Change change) {
    return component(change).flatMap(Component::parent);
  }

  private static String[] texts(List<Change> changes, Function<Change, @Nullable String> value) {
    return changes.stream().map(value).toArray(String[]::new);
  }

  private static Integer[] numbers(
      List<Change> changes, Function<Change, @Nullable Integer> value) {
    return changes.stream().map(value).toArray(Integer[]::new);
  }

  static @Nullable String expected(@Nullable Precondition precondition) {
    if (precondition == null) {
      return null;
    }
    return precondition.anyLive()
        ? "*"
        : precondition.versions().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static List<ChangeOutcome> outcomes(RowSet<Row> rows) {
    var outcomes = new ArrayList<ChangeOutcome>(rows.size());
    rows.forEach(row -> outcomes.add(OutcomeRow.read(row, CommitStatement::committed)));
    return outcomes;
  }

  private static Committed committed(Row row) {
    return new Committed(
        row.getLong("new_doc"),
        row.getInteger("new_head"),
        row.getOffsetDateTime("at").toInstant(),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getString("created_by"),
        row.getInteger("versions"),
        row.getLong("new_content"),
        row.getString("data"),
        kept(row.getArrayOfStrings("kept")));
  }

  private static List<String> kept(String @Nullable [] keys) {
    return keys == null ? List.of() : List.of(keys);
  }
}
