package dev.reinstate.launcher.trouble;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.trouble.Operation.Flaw;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that restore, update and create, with and without idempotency keys, until they are told
 * to stop; one that gets no answer at all ends by itself. Every document has a version 1.
 *
 * <p>Where it is told so, every third attempt is one that has to be refused.
 */
final class Load {

  private static final int THREADS = 8;

  private final Caller caller;
  private final int documents;
  private final boolean flawed;
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final List<Thread> threads;
  private volatile boolean stopped;

  private Load(Caller caller, int documents, boolean flawed) {
    this.caller = caller;
    this.documents = documents;
    this.flawed = flawed;
    threads =
        IntStream.range(0, THREADS).mapToObj(n -> Thread.ofVirtual().unstarted(this::run)).toList();
  }

  static Load on(Caller caller, int documents) {
    return start(caller, documents, false);
  }

  static Load withRefusalsOn(Caller caller, int documents) {
    return start(caller, documents, true);
  }

  private static Load start(Caller caller, int documents, boolean flawed) {
    IntStream.range(0, documents).forEach(n -> caller.post("/items", "{\"_id\":\"d" + n + "\"}"));
    Load load = new Load(caller, documents, flawed);
    load.threads.forEach(Thread::start);
    return load;
  }

  int acknowledged() {
    return acknowledged.get();
  }

  int failed() {
    return failed.get();
  }

  /** Waits for the last answers: all that was attempted. */
  List<Attempt> stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(attempts);
  }

  private void run() {
    boolean answered = true;
    while (answered && !stopped) {
      Attempt attempt = attempt(operation());
      attempts.add(attempt);
      if (!attempt.refused()) {
        (attempt.acknowledged() ? acknowledged : failed).incrementAndGet();
      }
      answered = attempt.answer() != null;
    }
  }

  private Attempt attempt(Operation operation) {
    long sent = System.nanoTime();
    return new Attempt(operation, answer(operation), sent, System.nanoTime());
  }

  private @Nullable Answer answer(Operation operation) {
    try {
      return operation.send(caller).join();
    } catch (CompletionException unanswered) {
      return null;
    }
  }

  private Operation operation() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String tag = UUID.randomUUID().toString();
    String body = "{\"tag\":\"" + tag + "\"}";
    String document = "/items/d" + random.nextInt(documents);
    boolean keyed = random.nextBoolean();
    if (flawed && random.nextInt(3) == 0) {
      return flawed(tag, document, body, keyed, random.nextInt(3));
    }
    return switch (random.nextInt(5)) {
      case 0 -> new Operation(tag, "POST", "/items", body, keyed);
      case 1, 2 -> new Operation(tag, "PUT", document, body, keyed);
      default -> new Operation(tag, "POST", document + "/restore/1", "", keyed);
    };
  }

  private static Operation flawed(
      String tag, String document, String body, boolean keyed, int which) {
    return switch (which) {
      case 0 -> new Operation(tag, "PUT", document, body, keyed, Flaw.STRANGER);
      case 1 -> new Operation(tag, "PUT", document, body, keyed, Flaw.STALE);
      default ->
          new Operation(
              tag, "POST", document + "/restore/2000000000", "", keyed, Flaw.MISSING_VERSION);
    };
  }
}
