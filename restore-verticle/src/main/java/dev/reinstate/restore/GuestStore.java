package dev.reinstate.restore;

import dev.reinstate.contracts.Guest;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Knows which guests are still welcome; asked for each of their requests, many in one statement.
 * Safe for use from any thread.
 */
final class GuestStore {
  private static final BatchLimits LIMITS =
      new BatchLimits(128, Integer.MAX_VALUE, 4_096, Integer.MAX_VALUE, 2, 128);

  private static final String WELCOME =
      """
      with wanted as materialized (
        select * from unnest($1::text[], $2::text[], $3::integer[])
                      with ordinality as w (space, id, version, place)
      )
      select w.place
      from wanted w
      join document s on s.space = w.space and s.collection = 'spaces' and s.id = w.space and not s.deleted
      join document u on u.space = w.space and u.collection = 'users' and u.id = w.id and not u.deleted
      -- A subquery of its own, or the planner may look at every version to find none.
      left join lateral (
        select version from version
        where doc = u.doc and version > w.version and action = 'delete'
        limit 1
      ) removed on true
      where removed.version is null
      """;

  private final Pg pg;
  private final Batcher<Guest, Boolean> batcher;

  GuestStore(Batching batching, Pg pg) {
    this.pg = pg;
    batcher =
        batching.batcher("check-guests", LIMITS, guest -> new Object(), guest -> 1, this::ask);
  }

  /**
   * Whether the space and the user are alive and the user was not removed after the version that
   * his token was made for, also not before he was brought back.
   */
  Future<Boolean> isWelcome(Guest guest) {
    return batcher.submit(guest);
  }

  private List<Future<Boolean>> ask(List<Guest> batch) {
    List<Promise<Boolean>> answers =
        Stream.generate(Promise::<Boolean>promise).limit(batch.size()).toList();
    pg.query(WELCOME, arguments(batch))
        .onFailure(fault -> answers.forEach(answer -> answer.fail(fault)))
        .onSuccess(
            rows -> {
              rows.forEach(row -> answers.get(row.getInteger("place") - 1).complete(true));
              answers.forEach(answer -> answer.tryComplete(false));
            });
    return answers.stream().map(Promise::future).toList();
  }

  private static Tuple arguments(List<Guest> batch) {
    return Tuple.of(
        texts(batch, Guest::space),
        texts(batch, Guest::user),
        batch.stream().map(Guest::version).toArray(Integer[]::new));
  }

  private static String[] texts(List<Guest> batch, Function<Guest, String> value) {
    return batch.stream().map(value).toArray(String[]::new);
  }
}
