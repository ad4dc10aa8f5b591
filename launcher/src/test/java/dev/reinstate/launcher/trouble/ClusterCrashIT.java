package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.journey.Jwt;
import dev.reinstate.launcher.journey.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service in several processes, of which some die, hang, or do not reach each other; see {@link
 * ClusterRounds}.
 *
 * <p>System properties: {@code crash.troubles} (those of {@link Trouble} with commas between them,
 * or all), {@code crash.layout} (the roles of each process, with semicolons between them).
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
final class ClusterCrashIT {

  private static final String TROUBLES =
      System.getProperty("crash.troubles", "restore-killed,restore-frozen");
  private static final String LAYOUT =
      System.getProperty("crash.layout", "api,audit;api,hooks;restore;restore");

  private static final int SAMPLE = 100;

  private final List<Trouble> troubles = Trouble.named(TROUBLES);
  private final List<String> layout = List.of(LAYOUT.split(";"));

  @TempDir private Path directory;

  @Test
  void whateverHappensToAProcessEverythingIsDoneOnceAndToldOnceAndSoonAsFastAsBefore()
      throws Exception {
    try (Network network = network();
        OutsidePostgres postgres = postgres(network);
        WebhookReceiver receiver = new WebhookReceiver(network.home());
        SlowEndpoint slow = new SlowEndpoint(network.home());
        Processes processes =
            Processes.start(
                directory,
                configuration(network, postgres, receiver, slow),
                network.places(),
                layout)) {
      new ClusterRounds(processes, network, postgres)
          .run(troubles, round -> assertRight(round, processes.admins().getFirst(), receiver));
    }
  }

  private Network network() throws IOException, InterruptedException {
    if (troubles.stream().noneMatch(Trouble::cuts)) {
      return Network.uncut(layout.size());
    }
    try {
      return Namespaces.make(layout.size());
    } catch (IOException notAllowed) {
      return Network.uncut(layout.size());
    }
  }

  private OutsidePostgres postgres(Network network) throws IOException {
    return OutsidePostgres.start(
        Files.createDirectories(directory.resolve("postgres")), network.home());
  }

  private static void assertRight(ClusterRound round, Caller admin, WebhookReceiver receiver) {
    assertThat(round.attempts()).allMatch(repeated -> Repeated.isFinal(repeated.attempt()));
    List<Attempt> attempts = round.attempts().stream().map(Repeated::attempt).toList();
    History history = History.read(admin, "&load=" + round.name());
    history.assertHolds(attempts);
    Restored.assertRight(admin, sample(round));
    assertAudited(round, history, admin);
    Told.awaitExactly(
        history.changes().stream().filter(change -> !change.endsWith("@1")).toList(), receiver);
    receiver.forget();
  }

  /** All would take much longer than the round. */
  private static List<Attempt> sample(ClusterRound round) {
    return Stream.concat(
            round.attempts().stream().filter(repeated -> !repeated.isOnce()),
            round.attempts().stream().filter(Repeated::isOnce).limit(SAMPLE))
        .map(Repeated::attempt)
        .toList();
  }

  private static void assertAudited(ClusterRound round, History history, Caller admin) {
    AuditedAttempts audited =
        AuditedAttempts.read(admin, "from=" + round.begin()).of(round.name() + ".");
    audited.assertTells(history);
    audited.assertTells(
        round.attempts().stream().filter(Repeated::isOnce).map(Repeated::attempt).toList(),
        round.outage());
    for (Repeated repeated : round.attempts()) {
      String tag = repeated.attempt().operation().tag();
      repeated.assertAudited(audited.byRequest().getOrDefault(tag, List.of()));
    }
  }

  private static String configuration(
      Network network, OutsidePostgres postgres, WebhookReceiver receiver, SlowEndpoint slow) {
    List<String> members = network.places().stream().map(place -> "\"" + place + "\"").toList();
    return """
    cluster: { host: "${PLACE_HOST}", port: "${PLACE_PORT}", members: %s }
    postgres: { uri: "%s" }
    auth: { jwt: { secret: "%s" } }
    collections: { items: {}, slow: {} }
    policies:
      items: { admin: { actions: [read, create, update, restore] } }
      slow: { admin: { actions: [create] } }
      _audit: { admin: { actions: [read] } }
    hooks:
      items:
        post_update:
          - { name: told, http: "%s", secret: "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=" }
      slow:
        pre_create: [ { name: slow, http: "%s", timeout: 5s } ]
    """
        .formatted(members, postgres.uri(), Jwt.SECRET, receiver.url(), slow.url());
  }
}
