package dev.reinstate.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger happened = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();
  private final AtomicInteger known = new AtomicInteger();
  private final Announcement announcement =
      new Announcement(
          vertx,
          () -> {
            told.incrementAndGet();
            known.set(happened.get());
          });

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void theFirstTimeIsToldAtOnce() {
    happen();

    assertThat(told).hasValue(1);
  }

  @Test
  void nothingStaysUntold() {
    for (int i = 0; i < 10_000; i++) {
      happen();
    }

    await().untilAsserted(() -> assertThat(known).hasValue(10_000));
  }

  @Test
  void manyTimesInAShortTimeAreToldTogether() {
    for (int i = 0; i < 10_000; i++) {
      happen();
    }
    await().untilAsserted(() -> assertThat(known).hasValue(10_000));

    assertThat(told.get()).isLessThan(1_000);
  }

  private void happen() {
    happened.incrementAndGet();
    announcement.make();
  }
}
