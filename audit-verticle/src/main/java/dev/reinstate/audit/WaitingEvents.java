package dev.reinstate.audit;

/**
 * What waits in the log for audit to read it, as part of a statement. An entry and the move of
 * audit's position are one transaction, and so are a commit and its event; so in each snapshot a
 * commit has its entry, or an event that the position of the same snapshot has not passed. A
 * statement that asks for both judges rightly.
 */
final class WaitingEvents {
  /**
   * For a {@code with}: the table {@code waiting} of {@code doc} and {@code version}, and of {@code
   * operation}, which is that of a restored space.
   */
  static final String TABLE =
      """
      waiting as materialized (
        select w.doc, w.version,
               case w.type when 'reinstate.space.restored' then w.context ->> 'operation_id' end as operation
        from position p
        join event w on w.xid >= pg_snapshot_xmin(p.since)
        where p.consumer = 'audit'
          and not pg_visible_in_snapshot(w.xid, p.since)
          and (p.until is null or w.seq > p.seq or not pg_visible_in_snapshot(w.xid, p.until))
      )
      """;

  private WaitingEvents() {}
}
