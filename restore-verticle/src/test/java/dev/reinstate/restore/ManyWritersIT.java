package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ReadVersion;
import dev.reinstate.contracts.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many writers on few documents, doing everything that can be done to one. */
class ManyWritersIT {
  private static final int WRITERS = 24;
  private static final int STEPS = 40;
  private static final List<DocumentKey> DOCUMENTS =
      List.of(employee("a"), employee("b"), employee("c"));

  @Test
  void nothingAcknowledgedIsMissingAndEveryHistoryIsWhole() throws Exception {
    try (var service = new RestoreFixture()) {
      List<RandomWriter> writers = run(List.of(service));

      hold(service, writers);
    }
  }

  @Test
  void theSameHoldsForTwoProcesses() throws Exception {
    try (var service = new RestoreFixture();
        var other = service.another()) {
      List<RandomWriter> writers = run(List.of(service, other));

      hold(service, writers);
    }
  }

  private static List<RandomWriter> run(List<RestoreFixture> services)
      throws InterruptedException, ExecutionException {
    var writers = new ArrayList<RandomWriter>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < WRITERS; i++) {
        var writer = new RandomWriter(services.get(i % services.size()), DOCUMENTS, i);
        writers.add(writer);
        running.add(threads.submit(() -> writer.run(STEPS)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    return writers;
  }

  private static void hold(RestoreFixture service, List<RandomWriter> writers) {
    assertThat(Consistency.violations(service)).isEmpty();
    assertThat(writers)
        .flatMap(RandomWriter::refusals)
        .hasOnlyElementsOfTypes(
            Refusal.DocumentNotFound.class,
            Refusal.AlreadyExists.class,
            Refusal.VersionNotFound.class,
            Refusal.PreconditionFailed.class,
            Refusal.InvalidRequest.class,
            Refusal.Conflict.class);
    int changes = 0;
    for (RandomWriter writer : writers) {
      writer
          .documents()
          .forEach((key, states) -> states.forEach(state -> kept(service, key, state)));
      changes += writer.changes();
    }
    assertThat(changes).isGreaterThan(STEPS);
    assertThat(
            service.number(
                "select count(*) from version where action <> 'snapshot' and updated_by <>"
                    + " 'reinstate'"))
        .isEqualTo(changes);
    assertThat(service.number("select count(*) from event where version is not null"))
        .isEqualTo(changes);
  }

  private static void kept(RestoreFixture service, DocumentKey key, Document acknowledged) {
    Document kept =
        service
            .done(Addresses.READ_VERSION, new ReadVersion(as("admin"), key, acknowledged.version()))
            .document();
    assertThat(Objects.requireNonNull(kept).updatedAt()).isEqualTo(acknowledged.updatedAt());
    assertThat(kept.content()).isEqualTo(acknowledged.content());
  }
}
