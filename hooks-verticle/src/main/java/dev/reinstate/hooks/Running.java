package dev.reinstate.hooks;

import dev.reinstate.platform.settings.PostHook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is being delivered by this process, and how much more may be: so many deliveries to one
 * hook, so many in all, and so much content. Since a hook never has more than its share, one that
 * hangs takes nothing from the others. To be used on one context.
 */
final class Running {
  /** Attempts for one hook at the same time. */
  static final int PER_HOOK = 16;

  /** Attempts for all hooks together, which they share when they are many. */
  static final int IN_ALL = 256;

  /** Of one claim: what it brings is in memory, however large it is. */
  private static final int PER_CLAIM = 32;

  /** Characters of content; each hook may hold a part of what the others leave. */
  private static final long CONTENT = 16 << 20;

  private final Map<Lease, ClaimedDelivery> deliveries = new HashMap<>();

  /** Stay as long as the process: there are no more of them than names of hooks. */
  private final Map<String, HookLoad> loads = new HashMap<>();

  private int share = PER_HOOK;
  private int underWay;
  private long content;
  private int turn;

  /** It has been claimed. */
  void add(ClaimedDelivery delivery) {
    deliveries.put(delivery.lease(), delivery);
    loads.computeIfAbsent(delivery.hook(), hook -> new HookLoad()).add(delivery);
    content += delivery.size();
  }

  /** It is given back. Does nothing when it is not there any more. */
  void remove(ClaimedDelivery delivery) {
    HookLoad load = loads.get(delivery.hook());
    if (load != null && deliveries.remove(delivery.lease()) != null) {
      load.remove(delivery);
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

  /** The next to be attempted, in the order of each hook's claims; null when none may be. */
  @Nullable ClaimedDelivery begin() {
    if (underWay < IN_ALL) {
      for (HookLoad load : loads.values()) {
        ClaimedDelivery next = load.begin(share);
        if (next != null) {
          underWay++;
          return next;
        }
      }
    }
    return null;
  }

  /** Its attempt is over, whatever came of it. */
  void end(ClaimedDelivery delivery) {
    HookLoad load = loads.get(delivery.hook());
    if (load != null) {
      underWay--;
      load.end();
    }
  }

  /** Those whose attempts have not begun, and will not any more. */
  List<ClaimedDelivery> takeReady() {
    return loads.values().stream().map(HookLoad::takeReady).flatMap(Collection::stream).toList();
  }

  /** At most how many more may be claimed now. */
  int limit() {
    return Math.min(PER_CLAIM, (1 + HookLoad.BEFOREHAND) * IN_ALL - deliveries.size());
  }

  /** How many of them for which hook; the hooks take turns in being the first. */
  List<FreeSlots> freeSlots(List<PostHook> hooks) {
    share = Math.clamp(IN_ALL / Math.max(1, hooks.size()), 1, PER_HOOK);
    List<FreeSlots> free = new ArrayList<>();
    for (PostHook hook : hooks) {
      int room = room(hook.name());
      if (room > 0) {
        free.add(new FreeSlots(hook.name(), Fingerprint.of(hook), room));
      }
    }
    if (!free.isEmpty()) {
      turn = (turn + 1) % free.size();
      Collections.rotate(free, turn);
    }
    return free;
  }

  private int room(String hook) {
    return loads.computeIfAbsent(hook, made -> new HookLoad()).room(share, CONTENT - content);
  }
}
