package dev.reinstate.hooks;

import java.util.HashMap;
import java.util.Map;

/**
 * How many pre-hooks this process is calling, and how much content it holds for that. Since a hook
 * never has more than its share, one that hangs takes nothing from the others. Safe for use from
 * any thread.
 */
final class RunningCalls {
  /** Calls of one hook at the same time. */
  static final int PER_HOOK = 64;

  /** Calls of all hooks together. */
  static final int IN_ALL = 256;

  /** Characters of content that they hold together. */
  private static final long CONTENT = 64 << 20;

  private final Map<String, Integer> byHook = new HashMap<>();
  private int inAll;
  private long content;

  /** Whether one more may begin; it then has. */
  synchronized boolean begin(String hook, long size) {
    int ofHook = byHook.getOrDefault(hook, 0);
    boolean tooMuch = content > 0 && content + size > CONTENT;
    if (inAll >= IN_ALL || ofHook >= PER_HOOK || tooMuch) {
      return false;
    }
    byHook.put(hook, ofHook + 1);
    inAll++;
    content += size;
    return true;
  }

  /** One that has begun is over. */
  synchronized void end(String hook, long size) {
    byHook.merge(hook, -1, Integer::sum);
    byHook.remove(hook, 0);
    inAll--;
    content -= size;
  }
}
