package dev.reinstate.restore;

import dev.reinstate.restore.Examined.Bad;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

/**
 * Holds the creations of a batch against hooks and schema, several at the same time: one after the
 * other, a batch would take a thousand times as long as a hook does. What comes after the first bad
 * one is not begun.
 */
final class HookedBatch {
  private static final int AT_ONCE = 16;

  private final Proposal proposal;
  private final Admitted admitted;
  private final List<Change> creations;
  private final Patience patience = Patience.ofACommand();
  private final AtomicReferenceArray<Examined> results;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger end;

  private HookedBatch(Proposal proposal, Admitted admitted, List<Change> creations) {
    this.proposal = proposal;
    this.admitted = admitted;
    this.creations = creations;
    this.results = new AtomicReferenceArray<>(creations.size());
    this.end = new AtomicInteger(creations.size());
  }

  /** What comes of each, in their order, up to the first bad one and with it. Blocks. */
  static List<Examined> examined(Proposal proposal, Admitted admitted, List<Change> creations) {
    return new HookedBatch(proposal, admitted, creations).run();
  }

  private List<Examined> run() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              Stream.generate(() -> CompletableFuture.runAsync(this::work, threads))
                  .limit(Math.min(AT_ONCE, creations.size()))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
    List<Examined> examined = new ArrayList<>();
    for (int index = 0; index < end.get(); index++) {
      examined.add(results.get(index));
    }
    return examined;
  }

  private void work() {
    for (int index = next.getAndIncrement(); index < end.get(); index = next.getAndIncrement()) {
      Examined examined = proposal.examined(admitted, creations.get(index), patience, index);
      results.set(index, examined);
      if (examined instanceof Bad) {
        end.accumulateAndGet(index + 1, Math::min);
      }
    }
  }
}
