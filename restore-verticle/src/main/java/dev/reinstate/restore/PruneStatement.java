package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;

/**
 * Takes the oldest versions of some documents away.
 *
 * <p>Under the document's lock its {@code oldest} is raised and what is below goes; a restore that
 * waits for the lock then sees the new {@code oldest} and does not bring back what is gone.
 * Documents locked by somebody else, or changed since the statement began, are left for the next
 * round. The head stays in any case, and so does every content: the audit trail refers to it.
 */
final class PruneStatement {
  /** The most versions of one document that go at once. */
  private static final int STEP = 1_000;

  private static final String SQL =
      """
      with locked as materialized (
        select doc, head, oldest
        from document
        where doc = any ($1::bigint[])
        order by doc
        for no key update skip locked
      ),
      boundary as materialized (
        select d.doc, d.oldest as was,
               coalesce(
                 min(v.version) filter (
                   where v.version = d.head
                      or (v.version > d.head - $2::integer and next.updated_at >= $3::timestamptz)),
                 max(v.version) + 1) as oldest
        from locked d
        join version seen on seen.doc = d.doc and seen.version = d.head
        join version v on v.doc = d.doc and v.version >= d.oldest and v.version < d.oldest::bigint + $4::integer
        left join version next on next.doc = v.doc and next.version = v.version + 1
        group by d.doc, d.oldest
      ),
      raised as (
        update document d
        set oldest = b.oldest
        from boundary b
        where d.doc = b.doc and b.oldest > b.was
      ),
      gone as (
        delete from version v
        using boundary b
        where v.doc = b.doc and v.version >= b.was and v.version < b.oldest
        returning v.doc
      ),
      horizon_moved as (
        insert into horizon (space, collection, earliest)
        select d.space, d.collection, max(v.updated_at)
        from boundary b
        join document d on d.doc = b.doc
        join version v on v.doc = b.doc and v.version = b.oldest
        where b.oldest > b.was
        group by d.space, d.collection
        order by d.space, d.collection
        on conflict (space, collection) do update
        set earliest = excluded.earliest
        where horizon.earliest < excluded.earliest
      )
      select count(*) from gone
      """;

  private final Pg pg;

  PruneStatement(Pg pg) {
    this.pg = pg;
  }

  /**
   * Prunes documents of one collection.
   *
   * @param documents their numbers
   * @param maxVersions how many versions each may keep
   * @param cutoff versions superseded before go
   * @return how many versions went
   */
  Future<Long> run(Collection<Long> documents, int maxVersions, Instant cutoff) {
    return pg.query(
            SQL,
            Tuple.of(
                documents.toArray(Long[]::new), maxVersions, cutoff.atOffset(ZoneOffset.UTC), STEP))
        .map(rows -> rows.iterator().next().getLong(0));
  }
}
