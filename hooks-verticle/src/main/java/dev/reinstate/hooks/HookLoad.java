package dev.reinstate.hooks;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What this process holds of one hook: deliveries that are claimed and not given back. */
final class HookLoad {
  /** How many times as many as may be under way are claimed beforehand, when a hook is fast. */
  static final int BEFOREHAND = 3;

  private final Queue<ClaimedDelivery> ready = new ArrayDeque<>();
  private int held;
  private int underWay;
  private int ended;
  private long content;

  void add(ClaimedDelivery delivery) {
    ready.add(delivery);
    held++;
    content += delivery.size();
  }

  void remove(ClaimedDelivery delivery) {
    ready.remove(delivery);
    held--;
    content -= delivery.size();
  }

  /** The next to be attempted, which is under way then; null when there is none, or no room. */
  @Nullable ClaimedDelivery begin(int share) {
    if (underWay >= share || ready.isEmpty()) {
      return null;
    }
    underWay++;
    return ready.remove();
  }

  /** An attempt is over. */
  void end() {
    underWay--;
    ended++;
  }

  /** Those that have not begun, and will not any more. */
  List<ClaimedDelivery> takeReady() {
    List<ClaimedDelivery> taken = List.copyOf(ready);
    ready.clear();
    return taken;
  }

  /**
   * How many more may be claimed. As many as its receiver has answered since the last time are
   * claimed beforehand: so a fast one seldom waits for a claim, and for one that hangs nothing is
   * held that is not under way.
   *
   * @param share how many may be under way
   * @param left characters of content that may still be held for all hooks; one that holds more
   *     than that gets nothing more, and one that holds nothing gets one in any case
   */
  int room(int share, long left) {
    if (content > left) {
      return held == 0 ? 1 : 0;
    }
    int room = share + Math.min(ended, BEFOREHAND * share) - held;
    if (room <= 0 || ready.size() >= share) {
      return 0;
    }
    ended = 0;
    return room;
  }
}
