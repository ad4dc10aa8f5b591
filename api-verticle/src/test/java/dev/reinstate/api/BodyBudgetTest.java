package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {

  private final BodyBudget budget = new BodyBudget(10);

  @Test
  void whatOneRequestTakesAnotherCannot() {
    try (var first = budget.open();
        var second = budget.open()) {
      assertThat(first.take(6)).isTrue();
      assertThat(second.take(5)).isFalse();
      assertThat(second.take(4)).isTrue();
    }
  }

  @Test
  void whatARequestTookIsFreeWhenItIsAnswered() {
    try (var first = budget.open()) {
      first.take(10);
    }
    try (var second = budget.open()) {
      assertThat(second.take(10)).isTrue();
    }
  }

  @Test
  void closingTwiceFreesOnce() {
    var first = budget.open();
    first.take(10);
    first.close();
    first.close();

    try (var second = budget.open()) {
      assertThat(second.take(11)).isFalse();
    }
  }
}
