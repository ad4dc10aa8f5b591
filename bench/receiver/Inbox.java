package dev.reinstate.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one receiver was told, and in which order. To be used on one context. */
final class Inbox {
  private final Set<String> told = new HashSet<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private boolean answers = true;
  private long begin = System.nanoTime();
  private int again;
  private int late;
  private int wanted;
  private Promise<Long> reached = Promise.promise();

  /** From now on it answers, or does not. */
  String answer(boolean does) {
    answers = does;
    return does ? "answers" : "hangs";
  }

  /** Begins to count anew. */
  String forget() {
    told.clear();
    versions.clear();
    again = 0;
    late = 0;
    begin = System.nanoTime();
    return "forgotten";
  }

  /** Completes when it was told of so many changes, with the microseconds since it began. */
  Future<Long> reach(int changes) {
    wanted = changes;
    reached = Promise.promise();
    completeIfReached();
    return reached.future();
  }

  /** Changes, how many of them once more, and how many too late. */
  String counts() {
    return told.size() + " " + again + " " + late;
  }

  /**
   * One message. What is not answered does not count.
   *
   * @return whether to answer it
   */
  boolean take(String id, String event) {
    if (answers) {
      if (told.add(id)) {
        keepOrder(text(event, "\"subject\":\"", '"'), text(event, "\"version\":", ','));
      } else {
        again++;
      }
      completeIfReached();
    }
    return answers;
  }

  private void keepOrder(String document, String version) {
    int number = Integer.parseInt(version);
    if (versions.merge(document, number, Math::max) > number) {
      late++;
    }
  }

  private void completeIfReached() {
    if (wanted > 0 && told.size() >= wanted) {
      wanted = 0;
      reached.complete((System.nanoTime() - begin) / 1_000);
    }
  }

  /** What follows; the envelope comes before any text of a user's. */
  private static String text(String event, String name, char end) {
    int from = event.indexOf(name) + name.length();
    return event.substring(from, event.indexOf(end, from));
  }
}
