package dev.reinstate.hooks;

import dev.reinstate.platform.settings.PostHook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is being delivered by this process, and how much more may be: so many deliveries to one
 * hook, so many in all, and so much content. Since a hook never has more than its share, one that
 * hangs takes nothing from the others. To be used on one context.
 */
final class Running {
  /** Deliveries to one hook at the same time. */
  static final int PER_HOOK = 16;

  /** Deliveries to all hooks together. */
  static final int IN_ALL = 256;

  /** Of one claim: what it brings is in memory, however large it is. */
  private static final int PER_CLAIM = 32;

  /** Characters of content; nothing more is claimed beyond. */
  private static final long CONTENT = 16 << 20;

  private final Map<Lease, ClaimedDelivery> deliveries = new HashMap<>();
  private final Map<String, Integer> byHook = new HashMap<>();
  private long content;
  private int turn;

  void add(ClaimedDelivery delivery) {
    deliveries.put(delivery.lease(), delivery);
    byHook.merge(delivery.hook(), 1, Integer::sum);
    content += delivery.size();
  }

  /** Does nothing when it is not there any more. */
  void remove(ClaimedDelivery delivery) {
    if (deliveries.remove(delivery.lease()) != null) {
      byHook.merge(delivery.hook(), -1, Integer::sum);
      byHook.remove(delivery.hook(), 0);
      content -= delivery.size();
    }
  }

  boolean has(ClaimedDelivery delivery) {
    return deliveries.containsKey(delivery.lease());
  }

  List<ClaimedDelivery> all() {
    return List.copyOf(deliveries.values());
  }

  List<Lease> leases() {
    return List.copyOf(deliveries.keySet());
  }

  /** At most how many more may be claimed now. */
  int limit() {
    return content >= CONTENT ? 0 : Math.min(PER_CLAIM, IN_ALL - deliveries.size());
  }

  /** How many of them for which hook; the hooks take turns in being the first. */
  List<FreeSlots> freeSlots(List<PostHook> hooks) {
    List<FreeSlots> free = new ArrayList<>();
    for (PostHook hook : hooks) {
      int slots = PER_HOOK - byHook.getOrDefault(hook.name(), 0);
      if (slots > 0) {
        free.add(new FreeSlots(hook.name(), Fingerprint.of(hook), slots));
      }
    }
    if (!free.isEmpty()) {
      turn = (turn + 1) % free.size();
      Collections.rotate(free, turn);
    }
    return free;
  }
}
