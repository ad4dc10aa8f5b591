package dev.reinstate.restore;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.AlreadyExists;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.EventContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes refused attempts into the log: those that arrive while one is being written together, in a
 * transaction of their own. Safe for use from any thread.
 */
final class RefusalLog {
  private static final BatchLimits LIMITS = new BatchLimits(256, 4 << 20, 4_096, 16 << 20, 1, 256);

  private static final String APPEND =
      """
      insert into event (type, at, space, collection, document_id, restored_from, context)
      select type, clock_timestamp(), space, collection, document_id, target, context::json
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[])
           as refused (type, space, collection, document_id, target, context)
      """;

  private record Entry(Attempt attempt, @Nullable String documentId, String context) {}

  private final Pg pg;
  private final Bus bus;
  private final Batcher<Entry, Void> batcher;

  RefusalLog(Batching batching, Pg pg, Bus bus) {
    this.pg = pg;
    this.bus = bus;
    batcher =
        batching.batcher(
            "log-refusals",
            LIMITS,
            entry -> entry,
            entry -> entry.context().length() + 256,
            this::write);
  }

  /** Completes when it is durable. */
  Future<Void> append(Attempt attempt, Refusal refusal) {
    EventContext context = attempt.refused(ErrorText.of(refusal, attempt.operation()));
    return batcher.submit(new Entry(attempt, documentId(attempt, refusal), context.toJson()));
  }

  /** Of many documents, the one that could not be created. */
  private static @Nullable String documentId(Attempt attempt, Refusal refusal) {
    return attempt.documentId() == null && refusal instanceof AlreadyExists(var document, var index)
        ? document.id()
        : attempt.documentId();
  }

  private List<Future<Void>> write(List<Entry> batch) {
    Promise<Void> written = Promise.promise();
    pg.query(APPEND, arguments(batch))
        .onSuccess(done -> bus.publishCommitted())
        .<Void>mapEmpty()
        .onComplete(written);
    return Stream.generate(written::future).limit(batch.size()).toList();
  }

  private static Tuple arguments(List<Entry> batch) {
    return Tuple.of(
        texts(batch, entry -> entry.attempt().refusal().word()),
        texts(batch, entry -> entry.attempt().space()),
        texts(batch, entry -> entry.attempt().collection()),
        texts(batch, Entry::documentId),
        batch.stream().map(entry -> entry.attempt().target()).toArray(Integer[]::new),
        texts(batch, Entry::context));
  }

  private static String[] texts(List<Entry> batch, Function<Entry, @Nullable String> value) {
    return batch.stream().map(value).toArray(String[]::new);
  }
}
