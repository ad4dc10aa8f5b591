package dev.reinstate.cluster;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Knocks wherever members may be, everywhere at once. */
final class Doors {

  private static final int MOST = 1_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private Doors() {}

  /**
   * Returns if somebody would let this process in, or nobody is there. Who would not is asked again
   * after a second: he may have been about to leave.
   *
   * @param own what this process has for TLS; null: nothing
   * @throws ClusterException if there is somebody, and nobody would
   */
  static void requireWelcome(List<InetSocketAddress> places, @Nullable SSLContext own)
      throws InterruptedException {
    Knock knock = new Knock(own);
    if (isOpen(knock(places, knock))) {
      return;
    }
    Thread.sleep(PAUSE);
    Map<InetSocketAddress, Knock.Answer> answers = knock(places, knock);
    if (!isOpen(answers)) {
      throw refused(answers);
    }
  }

  private static ClusterException refused(Map<InetSocketAddress, Knock.Answer> answers) {
    return answers.entrySet().stream()
        .map(answer -> refusal(answer.getKey(), answer.getValue()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<ClusterException> refusal(InetSocketAddress place, Knock.Answer answer) {
    return switch (answer) {
      case CERTIFICATE_REFUSED ->
          Optional.of(
              new ClusterException(
                  name(place) + " takes no TLS, or not with this process's certificate"));
      case TLS_WANTED ->
          Optional.of(
              new ClusterException(
                  name(place) + " takes TLS alone, of which this process has none"));
      case NOBODY, WELCOME -> Optional.empty();
    };
  }

  private static boolean isOpen(Map<InetSocketAddress, Knock.Answer> answers) {
    return answers.containsValue(Knock.Answer.WELCOME)
        || answers.values().stream().allMatch(Knock.Answer.NOBODY::equals);
  }

  private static Map<InetSocketAddress, Knock.Answer> knock(
      List<InetSocketAddress> places, Knock knock) throws InterruptedException {
    Map<InetSocketAddress, Knock.Answer> answers = new ConcurrentHashMap<>();
    List<Thread> knocking =
        places.stream()
            .limit(MOST)
            .map(place -> Thread.startVirtualThread(() -> answers.put(place, knock.at(place))))
            .toList();
    for (Thread thread : knocking) {
      thread.join();
    }
    return answers;
  }

  private static String name(InetSocketAddress place) {
    return "the process at " + place.getAddress().getHostAddress() + ":" + place.getPort();
  }
}
