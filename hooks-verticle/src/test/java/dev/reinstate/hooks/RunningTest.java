package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reinstate.contracts.Action;
import dev.reinstate.platform.log.LoggedEvent;
import dev.reinstate.platform.log.LoggedEvent.State;
import dev.reinstate.platform.settings.HookTarget.BusWorker;
import dev.reinstate.platform.settings.PostHook;
import java.time.Duration;
import java.util.ArrayList;
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
    begun();

    assertThat(running.freeSlots(List.of(NOTIFY, INDEX)))
        .extracting(FreeSlots::hook, FreeSlots::slots)
        .containsExactly(tuple("index", Running.PER_HOOK));
  }

  @Test
  void untilOneIsFinished() {
    ClaimedDelivery first = add(NOTIFY, Running.PER_HOOK, "").getFirst();
    begun();

    running.remove(first);
    running.remove(first);

    assertThat(slots(NOTIFY)).isEqualTo(1);
  }

  @Test
  void whatHasBeenAnsweredIsClaimedAgainBeforehand() {
    add(NOTIFY, Running.PER_HOOK, "");

    begun().subList(0, 4).forEach(running::end);

    assertThat(slots(NOTIFY)).isEqualTo(4);
    assertThat(slots(NOTIFY)).isZero();
  }

  @Test
  void butNothingWhileEnoughIsReady() {
    add(NOTIFY, 2 * Running.PER_HOOK, "");

    begun().subList(0, 1).forEach(running::end);

    assertThat(slots(NOTIFY)).isZero();
  }

  @Test
  void noMoreOfAHookIsUnderWayThanItsShare() {
    add(NOTIFY, 2 * Running.PER_HOOK, "");

    assertThat(begun()).hasSize(Running.PER_HOOK);
    assertThat(running.begin()).isNull();
  }

  @Test
  void theNextOneBeginsWhenOneHasEnded() {
    List<ClaimedDelivery> added = add(NOTIFY, Running.PER_HOOK + 1, "");
    begun();

    running.end(added.getFirst());

    assertThat(running.begin()).isSameAs(added.getLast());
  }

  @Test
  void whatWillNotBeginAnyMoreIsTakenOnce() {
    List<ClaimedDelivery> added = add(NOTIFY, Running.PER_HOOK + 2, "");
    begun();

    assertThat(running.takeReady())
        .containsExactlyElementsOf(added.subList(Running.PER_HOOK, added.size()));
    assertThat(running.takeReady()).isEmpty();
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
  void aHookWithMuchContentInMemoryGetsNoMore() {
    ClaimedDelivery large = add(NOTIFY, 1, "x".repeat(9 << 20)).getFirst();
    assertThat(slots(NOTIFY)).isZero();
    assertThat(slots(INDEX)).isPositive();

    running.remove(large);

    assertThat(slots(NOTIFY)).isPositive();
  }

  @Test
  void aHookWithNothingUnderWayGetsOneHoweverMuchContentOthersHave() {
    add(NOTIFY, 2, "x".repeat(9 << 20));

    assertThat(slots(INDEX)).isEqualTo(1);
  }

  @Test
  void manyHooksShareWhatThereIs() {
    List<PostHook> hooks =
        IntStream.range(0, 2 * Running.IN_ALL / Running.PER_HOOK)
            .mapToObj(n -> hook("h" + n))
            .toList();

    assertThat(running.freeSlots(hooks))
        .hasSameSizeAs(hooks)
        .allMatch(free -> free.slots() == Running.PER_HOOK / 2);
  }

  @Test
  void allHooksTogetherHaveABound() {
    IntStream.range(0, Running.IN_ALL + 1).forEach(n -> add(hook("hook-" + n), 1, ""));

    assertThat(begun()).hasSize(Running.IN_ALL);
  }

  private int slots(PostHook hook) {
    return running.freeSlots(List.of(hook)).stream().mapToInt(FreeSlots::slots).sum();
  }

  /** All that may begin now. */
  private List<ClaimedDelivery> begun() {
    List<ClaimedDelivery> begun = new ArrayList<>();
    for (var next = running.begin(); next != null; next = running.begin()) {
      begun.add(next);
    }
    return begun;
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
