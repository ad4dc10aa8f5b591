package dev.reinstate.cluster;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Two members in this process. */
record Pair(Cluster first, Cluster second) implements AutoCloseable {

  private static final String ADDRESS = "echo";

  /** Two that find each other; the first answers what it is asked. */
  static Pair join(ClusterOptions one, ClusterOptions other) throws Exception {
    Cluster first = Cluster.join(one);
    answer(first.vertx());
    return new Pair(first, Cluster.join(other));
  }

  private static void answer(Vertx vertx) throws Exception {
    vertx
        .eventBus()
        .<String>consumer(ADDRESS, message -> message.reply("you said " + message.body()))
        .completion()
        .await(30, TimeUnit.SECONDS);
  }

  /** What the first answers the second. */
  String answer(String question) throws Exception {
    return second
        .vertx()
        .eventBus()
        .<String>request(ADDRESS, question)
        .map(Message::body)
        .await(30, TimeUnit.SECONDS);
  }

  /** Whom each of them knows. */
  List<Set<String>> members() {
    return List.of(Set.copyOf(first.members()), Set.copyOf(second.members()));
  }

  @Override
  public void close() {
    second.close();
    first.close();
  }
}
