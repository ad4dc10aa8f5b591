package dev.reinstate.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeldomTest {

  @Test
  void whileItRunsItDoesNotBeginAgain() {
    var seldom = new Seldom(Duration.ZERO);

    assertThat(seldom.begin()).isTrue();
    assertThat(seldom.begin()).isFalse();
  }

  @Test
  void afterItsPauseItBeginsAgain() {
    var seldom = new Seldom(Duration.ZERO);
    seldom.begin();

    seldom.end();

    assertThat(seldom.begin()).isTrue();
  }

  @Test
  void beforeThePauseIsOverItDoesNotBeginAgain() {
    var seldom = new Seldom(Duration.ofDays(1));
    seldom.begin();

    seldom.end();

    assertThat(seldom.begin()).isFalse();
  }
}
