package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunningCallsTest {
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
  void theirContentIsBoundedUnlessItIsTheOnlyOne() {
    assertThat(running.begin("large", 100 << 20)).isTrue();
    assertThat(running.begin("small", 1)).isFalse();

    running.end("large", 100 << 20);

    assertThat(running.begin("small", 1)).isTrue();
  }
}
