package dev.reinstate.hooks;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many pre-hooks this process is calling, or is going to, and how much content it holds for
 * that. A hook never has more than what all together leave free, so those that hang always leave
 * something for another. Safe for use from any thread.
 */
final class RunningCalls {
  /** Calls of one hook at the same time. */
  static final int PER_HOOK = 64;

  /** Calls of all hooks together. */
  static final int IN_ALL = 256;

  /** Characters of content that they hold together, but for the first call of each hook. */
  static final long CONTENT = 64 << 20;

  private static final Held NOTHING = new Held(0, 0);

  private final Map<String, Held> byHook = new HashMap<>();
  private final int mostPerHook;
  private final int mostInAll;
  private int inAll;
  private long content;

  private record Held(int calls, long content) {}

  /** As many as may be under way. */
  RunningCalls() {
    this(PER_HOOK, IN_ALL);
  }

  /** Takes how many there may be of one hook, and of all. */
  RunningCalls(int mostPerHook, int mostInAll) {
    this.mostPerHook = mostPerHook;
    this.mostInAll = mostInAll;
  }

  /** Whether one more may begin; it then has. A hook that has none has room for any one. */
  synchronized boolean begin(String hook, long size) {
    Held held = byHook.getOrDefault(hook, NOTHING);
    if (inAll >= mostInAll || (held.calls > 0 && !hasRoom(held, size))) {
      return false;
    }
    byHook.put(hook, new Held(held.calls + 1, held.content + size));
    inAll++;
    content += size;
    return true;
  }

  private boolean hasRoom(Held held, long size) {
    return held.calls < Math.min(mostPerHook, mostInAll - inAll)
        && held.content + size <= CONTENT - content;
  }

  /** One that has begun is over. */
  synchronized void end(String hook, long size) {
    byHook.computeIfPresent(hook, (name, held) -> less(held, size));
    inAll--;
    content -= size;
  }

  private static @Nullable Held less(Held held, long size) {
    return held.calls == 1 ? null : new Held(held.calls - 1, held.content - size);
  }
}
