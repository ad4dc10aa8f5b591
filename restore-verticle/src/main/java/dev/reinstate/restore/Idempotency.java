package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.IdempotencyKey;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.contracts.Refusal.IdempotencyKeyReused;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a write with an idempotency key happen once: the key is committed together with the change,
 * with a reference to the result. Kept for 24 hours at least. To be called on virtual threads.
 */
final class Idempotency {
  private static final String FIND =
      """
      select used.fingerprint, used.version, used.at, used.created, used.operation,
             document.id, document.created_at, document.created_by, content.data::text as data
      from idempotency used
      left join document on document.doc = used.doc
      left join content on content.content = used.content
      where used.user_id = $1 and used.key = $2
      """;

  private static final String REMEMBER_CREATED =
      """
      insert into idempotency (user_id, key, fingerprint, at, created)
      values ($1, $2, $3, clock_timestamp(), $4)
      on conflict do nothing
      """;

  private record Running(String userId, String key) {}

  private final Pg pg;
  private final Set<Running> running = ConcurrentHashMap.newKeySet();

  Idempotency(Pg pg) {
    this.pg = pg;
  }

  static @Nullable String key(WriteOptions options) {
    IdempotencyKey key = options.idempotencyKey();
    return key == null ? null : key.key();
  }

  static @Nullable String fingerprint(WriteOptions options) {
    IdempotencyKey key = options.idempotencyKey();
    return key == null ? null : key.fingerprint();
  }

  /**
   * Does the work unless the key's first request has done it already or is doing it now. The caller
   * has been authorised before.
   *
   * @param replay makes the answer of the first request from what was kept
   */
  <T> Reply<T> once(
      RequestContext context,
      WriteOptions options,
      Function<Row, T> replay,
      Supplier<Reply<T>> work) {
    IdempotencyKey key = options.idempotencyKey();
    if (key == null) {
      return work.get();
    }
    var mine = new Running(context.actor().id(), key.key());
    if (!running.add(mine)) {
      return new Refused<>(new IdempotencyKeyInUse());
    }
    try {
      Reply<T> earlier = earlier(context.actor(), key, replay);
      return earlier == null ? work.get() : earlier;
    } finally {
      running.remove(mine);
    }
  }

  /** The same for work whose result is a document. */
  Reply<Document> once(
      RequestContext context, WriteOptions options, Supplier<Reply<Document>> work) {
    return once(context, options, row -> document(row, context.actor()), work);
  }

  /** The answer of the first request with this key, null when there was none. */
  private <T> @Nullable Reply<T> earlier(Actor actor, IdempotencyKey key, Function<Row, T> replay) {
    for (Row row : pg.query(FIND, Tuple.of(actor.id(), key.key())).await()) {
      return row.getString("fingerprint").equals(key.fingerprint())
          ? new Done<>(replay.apply(row), true)
          : new Refused<>(new IdempotencyKeyReused());
    }
    return null;
  }

  /**
   * Keeps the result of a batch, or of what is no document, in the transaction that creates it: a
   * second request with the key waits for the end of this one.
   *
   * @return whether this request is the first with its key
   */
  Future<Boolean> rememberCreated(
      SqlConnection transaction, Actor actor, WriteOptions options, List<String> created) {
    IdempotencyKey key = options.idempotencyKey();
    return key == null
        ? Future.succeededFuture(true)
        : transaction
            .preparedQuery(REMEMBER_CREATED)
            .execute(
                Tuple.of(actor.id(), key.key(), key.fingerprint(), created.toArray(String[]::new)))
            .map(inserted -> inserted.rowCount() == 1);
  }

  /** The document as the first request left it. */
  static Document document(Row row, Actor actor) {
    return new Document(
        row.getString("id"),
        row.getInteger("version"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getString("created_by"),
        row.getOffsetDateTime("at").toInstant(),
        actor.id(),
        row.getString("data"));
  }
}
