package dev.reinstate.platform.bus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to other processes and is not answered, by the number of the message. Of several
 * who want to end the same one, one may. Safe for use from any thread.
 */
final class Outstanding {
  private final ConcurrentMap<Long, Pending<?, ?>> byNumber = new ConcurrentHashMap<>();

  void add(long number, Pending<?, ?> pending) {
    byNumber.put(number, pending);
  }

  @Nullable Pending<?, ?> get(long number) {
    return byNumber.get(number);
  }

  /** Whether the caller is the one who ends it. */
  boolean take(long number) {
    return byNumber.remove(number) != null;
  }

  /** Those of this kind, which the caller is to end. */
  Collection<Pending<?, ?>> take(Predicate<Pending<?, ?>> which) {
    List<Pending<?, ?>> taken = new ArrayList<>();
    byNumber.forEach(
        (number, pending) -> {
          if (which.test(pending) && byNumber.remove(number, pending)) {
            taken.add(pending);
          }
        });
    return taken;
  }
}
