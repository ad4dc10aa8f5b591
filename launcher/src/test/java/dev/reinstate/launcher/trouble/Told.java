package dev.reinstate.launcher.trouble;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.launcher.journey.WebhookReceiver;
import dev.reinstate.launcher.journey.WebhookReceiver.Received;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a receiver was told.
 *
 * @param changes each once, as {@code id@version}, in the order in which it was told first
 */
record Told(Set<String> changes) {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(1);

  static Told to(WebhookReceiver receiver) {
    return new Told(
        receiver.received().stream().map(Received::told).collect(toCollection(LinkedHashSet::new)));
  }

  /** Of the documents of these changes it is told of these, all of them, and in order. */
  static void awaitExactly(Collection<String> changes, WebhookReceiver receiver) {
    await()
        .atMost(SOON)
        .pollInterval(NOW_AND_THEN)
        .until(() -> to(receiver).changes.containsAll(changes));
    Told told = to(receiver).of(changes.stream().map(Told::document).collect(toSet()));
    assertThat(told.changes).hasSameSizeAs(changes);
    told.assertInOrder();
  }

  private Told of(Set<String> documents) {
    return new Told(
        changes.stream()
            .filter(change -> documents.contains(document(change)))
            .collect(toCollection(LinkedHashSet::new)));
  }

  private void assertInOrder() {
    Map<String, Integer> last = new HashMap<>();
    for (String change : changes) {
      Integer before = last.put(document(change), version(change));
      assertThat(version(change)).as(change).isGreaterThan(before == null ? 0 : before);
    }
  }

  private static String document(String change) {
    return change.substring(0, change.lastIndexOf('@'));
  }

  private static int version(String change) {
    return Integer.parseInt(change.substring(change.lastIndexOf('@') + 1));
  }
}
