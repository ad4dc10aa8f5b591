package dev.reinstate.launcher.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A worker on the event bus who is asked before changes, and answers as he is told to. */
final class AskedWorker {
  static final String ACCEPT = "{\"accept\":true}";

  private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
  private volatile Function<JsonNode, String> behaviour = question -> ACCEPT;

  AskedWorker(Vertx vertx, String address) {
    vertx
        .eventBus()
        .<String>consumer(address, message -> Thread.startVirtualThread(answer(message)));
  }

  /** From now on; may take its time. */
  void behave(Function<JsonNode, String> now) {
    behaviour = now;
    questions.clear();
  }

  /** What he was asked since he was told how to behave. */
  List<JsonNode> questions() {
    return List.copyOf(questions);
  }

  private Runnable answer(Message<String> message) {
    return () -> {
      JsonNode question = Json.of(message.body());
      questions.add(question);
      message.reply(behaviour.apply(question));
    };
  }
}
