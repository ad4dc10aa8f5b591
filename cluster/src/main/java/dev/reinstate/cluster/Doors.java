package dev.reinstate.cluster;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Knocks wherever members may be, everywhere at once. */
final class Doors {

  private static final int MOST = 1_000;

  private Doors() {}

  /**
   * Returns if somebody would let this process in, or nobody is there.
   *
   * @param own what this process has for TLS; null: nothing
   * @throws ClusterException if there is somebody, and nobody would
   */
  static void requireWelcome(List<InetSocketAddress> places, @Nullable SSLContext own)
      throws InterruptedException {
    Map<InetSocketAddress, Knock.Answer> answers = knock(places, new Knock(own));
    if (answers.containsValue(Knock.Answer.WELCOME)) {
      return;
    }
    answers.forEach(
        (place, answer) -> {
          switch (answer) {
            case CERTIFICATE_REFUSED ->
                throw new ClusterException(
                    name(place) + " takes no TLS, or not with this process's certificate");
            case TLS_WANTED ->
                throw new ClusterException(
                    name(place) + " takes TLS alone, of which this process has none");
            case NOBODY, WELCOME -> {}
          }
        });
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
