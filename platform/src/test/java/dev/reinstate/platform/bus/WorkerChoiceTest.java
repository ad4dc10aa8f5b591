package dev.reinstate.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.DocumentKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class WorkerChoiceTest {

  @Property
  void theOrderOfTheWorkersDoesNotMatter(
      @ForAll("workers") List<UUID> workers,
      @ForAll @AlphaChars @NotEmpty String id,
      @ForAll Random random) {
    var shuffled = new ArrayList<>(workers);
    Collections.shuffle(shuffled, random);

    assertThat(WorkerChoice.of(document(id), shuffled))
        .isEqualTo(WorkerChoice.of(document(id), workers))
        .isIn(workers);
  }

  @Property
  void whenAnotherWorkerGoesNothingChanges(
      @ForAll("workers") List<UUID> workers, @ForAll @AlphaChars @NotEmpty String id) {
    UUID chosen = WorkerChoice.of(document(id), workers);

    for (UUID gone : workers) {
      if (!gone.equals(chosen)) {
        List<UUID> rest = workers.stream().filter(worker -> !worker.equals(gone)).toList();
        assertThat(WorkerChoice.of(document(id), rest)).isEqualTo(chosen);
      }
    }
  }

  @Test
  void eachWorkerGetsAboutAsMany() {
    List<UUID> workers = IntStream.range(0, 4).mapToObj(i -> new UUID(1, i)).toList();

    var counts =
        IntStream.range(0, 10_000)
            .mapToObj(i -> WorkerChoice.of(document("emp_" + i), workers))
            .collect(Collectors.groupingBy(worker -> worker, Collectors.counting()));

    assertThat(counts).hasSize(4);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(2_300L, 2_700L));
  }

  @Provide
  Arbitrary<List<UUID>> workers() {
    return Arbitraries.longs()
        .map(bits -> new UUID(bits, ~bits))
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static DocumentKey document(String id) {
    return new DocumentKey("default", "employees", id);
  }
}
