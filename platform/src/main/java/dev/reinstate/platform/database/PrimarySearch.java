package dev.reinstate.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks all hosts of a database at once which of them is the primary. A host that does not answer
 * within two seconds is none, so a search takes no longer. Of several (one that was replaced, and
 * came back without knowing) it is the one that was promoted last; and once that has been seen,
 * none from before it is taken again. Safe for use from any thread.
 */
final class PrimarySearch {

  /** Whoever asks again within that time gets the same answer. */
  private static final Duration FRESH = Duration.ofMillis(250);

  private final List<PrimaryQuestion> hosts;
  private @Nullable Future<Primary> latest;
  private long begun;
  private long newestTimeline;

  PrimarySearch(Vertx vertx, PostgresAddress address) {
    this.hosts = address.hosts().stream().map(host -> new PrimaryQuestion(vertx, host)).toList();
  }

  /** Fails with a {@link ConnectException} when none of the hosts says that it is the primary. */
  synchronized Future<Primary> find() {
    long now = System.nanoTime();
    Future<Primary> earlier = latest;
    if (earlier != null && (!earlier.isComplete() || now - begun < FRESH.toNanos())) {
      return earlier;
    }
    List<Future<Optional<Primary>>> asked = hosts.stream().map(PrimaryQuestion::put).toList();
    Future<Primary> search =
        Future.join(asked).compose(answers -> newest(answers.<Optional<Primary>>list()));
    latest = search;
    begun = now;
    return search;
  }

  private synchronized Future<Primary> newest(List<Optional<Primary>> answers) {
    Optional<Primary> found =
        answers.stream()
            .flatMap(Optional::stream)
            .filter(primary -> primary.timeline() >= newestTimeline)
            .max(Comparator.comparingLong(Primary::timeline));
    found.ifPresent(primary -> newestTimeline = primary.timeline());
    return found
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(new ConnectException("no primary was found")));
  }
}
