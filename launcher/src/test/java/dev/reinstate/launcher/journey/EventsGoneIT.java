package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Event streams that cannot go on. */
final class EventsGoneIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void whoCameTooLateIsTold() throws Exception {
    try (Installation installation = Installation.start()) {
      Caller admin = installation.admin();
      String early;
      try (EventFeed feed = EventFeed.open(admin, "", null)) {
        admin.post("/employees", "{}");
        early = feed.awaitEvents(1).getFirst().id();
        admin.post("/employees", "{}");
        feed.awaitEvents(2);
      }
      removeAllEvents(installation);

      Answer gone = admin.get("/_events", "Last-Event-ID", early);

      assertThat(gone.outcome()).isEqualTo("410 GONE");
    }
  }

  @Test
  void aStreamEndsWithTheServiceAndDoesNotHoldItUp() {
    Installation installation = Installation.start();
    try (HttpClient http = Caller.client();
        EventFeed feed =
            EventFeed.open(
                new Caller(http, installation.uri(), installation.admin().token()), "", null)) {
      long begin = System.nanoTime();

      installation.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
      await().atMost(SOON).until(feed::isOver);
    }
  }

  /** As the service does it in the background once all consumers have passed them. */
  private static void removeAllEvents(Installation installation) throws SQLException {
    try (Connection postgres = installation.postgres();
        Statement statement = postgres.createStatement()) {
      statement.execute(
          "update reinstate.removed set xid = (select max(xid) from reinstate.event)");
      statement.execute("delete from reinstate.event");
    }
  }
}
