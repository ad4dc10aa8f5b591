package dev.reinstate.platform.bus;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.reinstate.contracts.DocumentKey;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Which of several workers a document belongs to, by rendezvous hashing: all processes agree
 * without asking each other, each worker gets about as many, and when one comes or goes only
 * documents that go to it or were with it move.
 */
final class WorkerChoice {
  private static final HashFunction HASH = Hashing.murmur3_128();

  private WorkerChoice() {}

  /**
   * The same one whatever the order of the workers.
   *
   * @param workers one or more
   */
  static UUID of(DocumentKey document, List<UUID> workers) {
    if (workers.size() == 1) {
      return workers.getFirst();
    }
    long key = hash(document);
    return workers.stream()
        .max(Comparator.comparingLong((UUID worker) -> weight(key, worker)).thenComparing(w -> w))
        .orElseThrow();
  }

  private static long hash(DocumentKey document) {
    return HASH.newHasher()
        .putString(document.space(), StandardCharsets.UTF_8)
        .putByte((byte) 0) // no name has one
        .putString(document.collection(), StandardCharsets.UTF_8)
        .putByte((byte) 0)
        .putString(document.id(), StandardCharsets.UTF_8)
        .hash()
        .asLong();
  }

  private static long weight(long key, UUID worker) {
    return HASH.newHasher()
        .putLong(key)
        .putLong(worker.getMostSignificantBits())
        .putLong(worker.getLeastSignificantBits())
        .hash()
        .asLong();
  }
}
