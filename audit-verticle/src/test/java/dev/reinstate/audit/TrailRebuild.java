package dev.reinstate.audit;

import static dev.reinstate.audit.AuditFixture.await;

import io.vertx.sqlclient.Tuple;

/** Computes every hash anew from what stands in the columns, as the documentation says. */
final class TrailRebuild {
  private TrailRebuild() {}

  static void run(AuditFixture service) {
    boolean changed = true;
    while (changed) {
      changed = step(service);
    }
  }

  /** Mends the first entry that does not fit. */
  private static boolean step(AuditFixture service) {
    String previous = EntryHash.NONE;
    for (FoundEntry entry : await(new FoundPages(service.pg).next(0, Long.MAX_VALUE))) {
      boolean linked = entry.previousHash().equals(previous);
      if (!linked || !entry.recomputed().equals(entry.hash())) {
        await(
            service.pg.query(
                "update audit.entry set previous_hash = $2, hash = case when $3 then $4 else hash"
                    + " end where seq = $1",
                Tuple.of(entry.seq(), previous, linked, entry.recomputed())));
        return true;
      }
      previous = entry.hash();
    }
    return false;
  }
}
