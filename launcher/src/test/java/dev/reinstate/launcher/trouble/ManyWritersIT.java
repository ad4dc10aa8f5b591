package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Many who restore and update one document, through two services on one database. */
final class ManyWritersIT {

  private static final int ONE_DOCUMENT = 1;
  private static final int ENOUGH = 300;
  private static final Duration SOON = Duration.ofSeconds(60);

  @AutoClose private final TestDatabase database = TestDatabase.create();

  @Test
  void noWriteIsMissingAndEachRestoreStandsOnItsOwnSnapshot() throws Exception {
    try (ServiceOnPostgres one = ServiceOnPostgres.start(database.uri());
        ServiceOnPostgres another = ServiceOnPostgres.start(database.uri())) {
      Load here = Load.on(one.admin(), ONE_DOCUMENT);
      Load there = Load.on(another.admin(), ONE_DOCUMENT);
      await().atMost(SOON).until(() -> here.acknowledged() > ENOUGH);
      await().atMost(SOON).until(() -> there.acknowledged() > ENOUGH);

      List<Attempt> attempts = Stream.of(here.stop(), there.stop()).flatMap(List::stream).toList();

      assertThat(attempts).allMatch(Attempt::acknowledged);
      History.read(one.admin()).assertHolds(attempts);
      Restored.assertRight(another.admin(), attempts);
    }
  }
}
