package dev.reinstate.launcher.trouble;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.trouble.Operation.Flaw;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that restore, update and create, by several ways to the same service, until they are told
 * to stop. What is not answered, or answered with nothing final, is sent again with the same
 * idempotency key, the next way. Every fourth attempt has to be refused.
 */
final class RepeatingLoad {

  private static final int THREADS = 8;
  private static final int DOCUMENTS = 12;
  private static final long PAUSE_MILLIS = 100;
  private static final long PATIENCE = Duration.ofSeconds(90).toNanos();

  private final Supplier<List<Caller>> ways;
  private final String name;
  private final List<String> documents;
  private final Pace pace = new Pace();
  private final Queue<Repeated> attempts = new ConcurrentLinkedQueue<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final List<Thread> threads;
  private volatile boolean stopped;

  private RepeatingLoad(Supplier<List<Caller>> ways, String name) {
    this.ways = ways;
    this.name = name;
    documents = IntStream.range(0, DOCUMENTS).mapToObj(n -> create()).toList();
    threads =
        IntStream.range(0, THREADS).mapToObj(n -> Thread.ofVirtual().unstarted(this::run)).toList();
  }

  /**
   * Begins.
   *
   * @param ways of which any may be closed; asked for anew each time
   * @param name tags begin with it and a dot, and documents have it in a field {@code load}
   */
  static RepeatingLoad on(Supplier<List<Caller>> ways, String name) {
    RepeatingLoad load = new RepeatingLoad(ways, name);
    load.threads.forEach(Thread::start);
    return load;
  }

  int acknowledged() {
    return acknowledged.get();
  }

  Pace pace() {
    return pace;
  }

  /** Waits for the last answers: all that was attempted. */
  List<Repeated> stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(attempts);
  }

  private String create() {
    Repeated created = settle(operation("POST", "/items", Flaw.NONE));
    attempts.add(created);
    Answer answer = created.attempt().answer();
    return answer == null ? "" : "/items/" + answer.json().path("_id").asText();
  }

  private void run() {
    while (!stopped) {
      long begun = pace.begin();
      Repeated settled = settle(anyOperation());
      attempts.add(settled);
      pace.end(begun);
      if (settled.attempt().acknowledged()) {
        acknowledged.incrementAndGet();
      }
    }
  }

  private Repeated settle(Operation operation) {
    long sent = System.nanoTime();
    int turn = ThreadLocalRandom.current().nextInt(1_000);
    for (int tries = 1; ; tries++) {
      List<Caller> now = ways.get();
      Answer answer = answer(operation, now.get((turn + tries) % now.size()));
      Attempt attempt = new Attempt(operation, answer, sent, System.nanoTime());
      if (Repeated.isFinal(attempt) || attempt.over() - sent > PATIENCE) {
        return new Repeated(attempt, tries);
      }
      pause();
    }
  }

  /** As callers do, who do not know what is the matter. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Answer answer(Operation operation, Caller caller) {
    try {
      return operation.send(caller).join();
    } catch (CompletionException unanswered) {
      return null;
    }
  }

  private Operation anyOperation() {
    Random random = ThreadLocalRandom.current();
    String document = documents.get(random.nextInt(documents.size()));
    return switch (random.nextInt(16)) {
      case 0 -> operation("POST", "/items", Flaw.NONE);
      case 1, 2 -> operation("PUT", document, Flaw.STRANGER);
      case 3 -> operation("PUT", document, Flaw.STALE);
      case 4 -> operation("POST", document + "/restore/2000000000", Flaw.MISSING_VERSION);
      case 5, 6, 7, 8 -> operation("PUT", document, Flaw.NONE);
      default -> operation("POST", document + "/restore/1", Flaw.NONE);
    };
  }

  private Operation operation(String method, String target, Flaw flaw) {
    String tag = name + "." + UUID.randomUUID();
    String body =
        target.contains("/restore/") ? "" : "{\"tag\":\"%s\",\"load\":\"%s\"}".formatted(tag, name);
    return new Operation(tag, method, target, body, true, flaw);
  }
}
