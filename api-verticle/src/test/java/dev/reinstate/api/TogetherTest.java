package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private final Deque<Promise<String>> asked = new ArrayDeque<>();
  private final Together<String> together = new Together<>(this::ask);

  @Test
  void whoAsksMeanwhileGetsTheSameAnswer() {
    Future<String> first = together.ask();
    Future<String> second = together.ask();

    asked.getLast().complete("a");

    assertThat(asked).hasSize(1);
    assertThat(first.result()).isEqualTo("a");
    assertThat(second.result()).isEqualTo("a");
  }

  @Test
  void whoAsksAfterwardsIsAnsweredAfresh() {
    together.ask();
    asked.getLast().complete("a");
    Future<String> second = together.ask();

    asked.getLast().complete("b");

    assertThat(second.result()).isEqualTo("b");
  }

  @Test
  void aFailureIsForgottenToo() {
    together.ask();
    asked.getLast().fail("broken");
    Future<String> second = together.ask();

    asked.getLast().complete("b");

    assertThat(second.result()).isEqualTo("b");
  }

  private Future<String> ask() {
    asked.add(Promise.promise());
    return asked.getLast().future();
  }
}
