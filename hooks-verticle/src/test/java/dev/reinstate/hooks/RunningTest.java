package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reinstate.contracts.Action;
import dev.reinstate.platform.log.LoggedEvent;
import dev.reinstate.platform.log.LoggedEvent.State;
import dev.reinstate.platform.settings.HookTarget.BusWorker;
import dev.reinstate.platform.settings.PostHook;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunningTest {
  private static final PostHook NOTIFY = hook("notify");
  private static final PostHook INDEX = hook("index");

  private final Running running = new Running();

  @Test
  void aHookThatHasAllItMayHaveGetsNoMore() {
    add(NOTIFY, Running.PER_HOOK, "");

    assertThat(running.freeSlots(List.of(NOTIFY, INDEX)))
        .extracting(FreeSlots::hook, FreeSlots::slots)
        .containsExactly(tuple("index", Running.PER_HOOK));
  }

  @Test
  void untilOneIsFinished() {
    ClaimedDelivery first = add(NOTIFY, Running.PER_HOOK, "").getFirst();

    running.remove(first);
    running.remove(first);

    assertThat(running.freeSlots(List.of(NOTIFY)))
        .singleElement()
        .extracting(FreeSlots::slots)
        .isEqualTo(1);
  }

  @Test
  void hooksTakeTurnsInBeingTheFirst() {
    List<String> first =
        IntStream.range(0, 4)
            .mapToObj(turn -> running.freeSlots(List.of(NOTIFY, INDEX)).getFirst().hook())
            .toList();

    assertThat(first).containsExactly("index", "notify", "index", "notify");
  }

  @Test
  void nothingMoreIsClaimedWhileMuchContentIsInMemory() {
    List<ClaimedDelivery> large = add(NOTIFY, 2, "x".repeat(8 << 20));
    assertThat(running.limit()).isZero();

    running.remove(large.getFirst());

    assertThat(running.limit()).isPositive();
  }

  @Test
  void allHooksTogetherHaveABound() {
    IntStream.range(0, 16).forEach(n -> add(hook("hook-" + n), Running.PER_HOOK, ""));

    assertThat(running.limit()).isZero();
  }

  private List<ClaimedDelivery> add(PostHook hook, int count, String content) {
    List<ClaimedDelivery> added =
        IntStream.range(0, count).mapToObj(n -> delivery(hook, content)).toList();
    added.forEach(running::add);
    return added;
  }

  private static ClaimedDelivery delivery(PostHook hook, String content) {
    LoggedEvent event = Events.restored();
    return new ClaimedDelivery(
        1,
        new Lease(1, UUID.randomUUID()),
        hook.name(),
        1,
        new LoggedEvent(
            event.seq(),
            event.type(),
            event.at(),
            event.space(),
            event.collection(),
            event.documentId(),
            event.version(),
            event.restoredFrom(),
            null,
            new State(1, "", content),
            event.context()));
  }

  private static PostHook hook(String name) {
    return new PostHook(
        name,
        "employees",
        Set.of(Action.UPDATE),
        new BusWorker("workers." + name),
        Duration.ofSeconds(1),
        List.of());
  }
}
