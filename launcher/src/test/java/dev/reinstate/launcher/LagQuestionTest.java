package dev.reinstate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.log.ConsumerLag;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LagQuestionTest {

  private static final Duration LONG = Duration.ofDays(1);
  private static final List<ConsumerLag> LAGS = List.of(new ConsumerLag("audit", 1, 0.5));

  private final List<Promise<List<ConsumerLag>>> asked = new ArrayList<>();
  private final LagQuestion lag = new LagQuestion(this::ask);

  private Future<List<ConsumerLag>> ask() {
    asked.add(Promise.promise());
    return asked.getLast().future();
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotAskedBesideItself() {
    Future<List<ConsumerLag>> first = lag.ask(Duration.ofMillis(1));
    first.toCompletionStage().toCompletableFuture().exceptionally(tooLate -> LAGS).join();

    Future<List<ConsumerLag>> second = lag.ask(LONG);

    assertThat(first.failed()).isTrue();
    assertThat(asked).hasSize(1);
    asked.getFirst().complete(LAGS);
    assertThat(second.result()).isEqualTo(LAGS);
  }

  @Test
  void itIsAskedAfreshWhenThatHasEnded() {
    lag.ask(LONG);
    asked.getFirst().complete(LAGS);

    lag.ask(LONG);

    assertThat(asked).hasSize(2);
  }

  @Test
  void afterAFailureToo() {
    lag.ask(LONG);
    asked.getFirst().fail("no");

    lag.ask(LONG);

    assertThat(asked).hasSize(2);
  }
}
