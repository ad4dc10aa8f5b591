package dev.reinstate.restore;

import dev.reinstate.platform.database.Pg;
import io.vertx.sqlclient.Tuple;

/**
 * Gives up uploads without a sign of life, and removes the bytes of all that were given up, those
 * that others have sent before among them.
 */
final class UploadSweep implements Chore {
  /** So many chunks in a round: removing one takes about a millisecond. */
  private static final int STEP = 512;

  private static final String GIVE_UP =
      """
      update blob set state = 'dropped'
      where state = 'receiving' and touched_at < clock_timestamp() - interval '60 seconds'
      """;

  private static final String REMOVE_CHUNKS =
      """
      delete from chunk
      where (blob, place) in (
        select c.blob, c.place from blob b join chunk c on c.blob = b.blob where b.state = 'dropped' limit $1)
      """;

  private static final String REMOVE_EMPTY =
      """
      delete from blob b
      where b.state = 'dropped' and not exists (select from chunk c where c.blob = b.blob)
      """;

  private final Pg pg;

  UploadSweep(Pg pg) {
    this.pg = pg;
  }

  @Override
  public void run() {
    pg.query(GIVE_UP, Tuple.tuple()).await();
    pg.query(REMOVE_CHUNKS, Tuple.of(STEP)).await();
    pg.query(REMOVE_EMPTY, Tuple.tuple()).await();
  }
}
