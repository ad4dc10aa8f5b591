package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunningCallsTest {
  /** Characters of a document before and after a change, that is as large as a body may be. */
  private static final long LARGE = 2 << 20;

  private static final long SMALL = 2 << 10;

  private final RunningCalls running = new RunningCalls();

  @Test
  void aHookThatHangsHasItsShareAndNoMore() {
    IntStream.range(0, RunningCalls.PER_HOOK).forEach(i -> running.begin("hanging", 0));

    assertThat(running.begin("hanging", 0)).isFalse();
    assertThat(running.begin("other", 0)).isTrue();
  }

  @Test
  void allHooksTogetherHaveTheirBound() {
    IntStream.range(0, RunningCalls.IN_ALL).forEach(i -> running.begin("hook-" + i, 0));

    assertThat(running.begin("another", 0)).isFalse();
  }

  @Test
  void whatIsOverMakesRoom() {
    IntStream.range(0, RunningCalls.PER_HOOK).forEach(i -> running.begin("hook", 1));

    running.end("hook", 1);

    assertThat(running.begin("hook", 1)).isTrue();
  }

  @Test
  void hooksThatHangLeaveCallsForAnother() {
    IntStream.range(0, 8).forEach(i -> fill("hanging-" + i, 0));

    assertThat(running.begin("other", 0)).isTrue();
  }

  @Test
  void aHookThatHangsLeavesContentForAnother() {
    assertThat(fill("hanging", LARGE)).isBetween(1, RunningCalls.PER_HOOK - 1);

    assertThat(fill("other", SMALL)).isEqualTo(RunningCalls.PER_HOOK);
  }

  @Test
  void theContentOfAllHooksTogetherIsBounded() {
    int hooks = 8;

    int calls = IntStream.range(0, hooks).map(i -> fill("hanging-" + i, LARGE)).sum();

    assertThat(calls * LARGE).isLessThanOrEqualTo(RunningCalls.CONTENT + hooks * LARGE);
  }

  @Test
  void aHookHasRoomForOneCallHoweverLargeItIs() {
    assertThat(running.begin("large", 2 * RunningCalls.CONTENT)).isTrue();
    assertThat(running.begin("large", SMALL)).isFalse();
    assertThat(running.begin("small", SMALL)).isTrue();

    running.end("large", 2 * RunningCalls.CONTENT);

    assertThat(running.begin("small", SMALL)).isTrue();
  }

  /** Begins as many as there is room for, and tells how many. */
  private int fill(String hook, long size) {
    int calls = 0;
    while (running.begin(hook, size)) {
      calls++;
    }
    return calls;
  }
}
