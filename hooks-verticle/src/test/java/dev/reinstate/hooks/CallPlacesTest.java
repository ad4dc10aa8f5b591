package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.hooks.CallPlaces.Place;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CallPlacesTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final CallPlaces places = new CallPlaces();
  private final List<String> begun = new CopyOnWriteArrayList<>();

  @Test
  void theyGetPlacesInTheOrderInWhichTheyCame() {
    fill("hook");
    CompletableFuture<Place> first = queued("hook", "first");
    CompletableFuture<Place> second = queued("hook", "second");

    places.giveBack("hook", 0);
    assertThat(first.join()).isEqualTo(Place.AFTER_A_WAIT);
    places.giveBack("hook", 0);

    assertThat(second.join()).isEqualTo(Place.AFTER_A_WAIT);
    assertThat(begun).containsExactly("first", "second");
  }

  @Test
  void oneWhoseTimeIsOverGetsNoneAndIsInNobodysWay() {
    fill("hook");

    assertThat(places.take("hook", 0, new Deadline(SHORT))).isEqualTo(Place.NONE);

    assertThat(places.waiting()).isZero();
    places.giveBack("hook", 0);
    assertThat(places.take("hook", 0, new Deadline(SHORT))).isEqualTo(Place.AT_ONCE);
  }

  @Test
  void thoseThatWaitForOneHookDoNotHoldUpAnother() {
    fill("hanging");
    CompletableFuture<Place> waiting = queued("hanging", "waiting");

    assertThat(places.take("other", 0, new Deadline(SHORT))).isEqualTo(Place.AT_ONCE);

    places.giveBack("hanging", 0);
    assertThat(waiting.join()).isEqualTo(Place.AFTER_A_WAIT);
  }

  @Test
  void onlySoManyWait() {
    fill("hook");
    List<CompletableFuture<Place>> waiting =
        IntStream.range(0, CallPlaces.WAITING_PER_HOOK)
            .mapToObj(i -> queued("hook", "waiting"))
            .toList();

    assertThat(places.take("hook", 0, new Deadline(LONG))).isEqualTo(Place.NONE);

    waiting.forEach(call -> places.giveBack("hook", 0));
    assertThat(waiting).allMatch(call -> call.join() == Place.AFTER_A_WAIT);
  }

  private void fill(String hook) {
    for (int i = 0; i < RunningCalls.PER_HOOK; i++) {
      assertThat(places.take(hook, 0, new Deadline(SHORT))).isEqualTo(Place.AT_ONCE);
    }
  }

  /** One that waits, on a thread of its own. */
  private CompletableFuture<Place> queued(String hook, String name) {
    int before = places.waiting();
    var place = new CompletableFuture<Place>();
    Thread.ofVirtual()
        .start(
            () -> {
              Place taken = places.take(hook, 0, new Deadline(LONG));
              begun.add(name);
              place.complete(taken);
            });
    Awaitility.await()
        .pollInterval(Duration.ofMillis(1))
        .until(() -> places.waiting() == before + 1);
    return place;
  }
}
