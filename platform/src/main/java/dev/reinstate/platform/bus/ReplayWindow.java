package dev.reinstate.platform.bus;

import java.util.BitSet;

/**
 * Tells numbers that were there already from new ones, in bounded memory (as RFC 4303, section
 * 3.4.3): they grow, but may overtake each other. One that is further behind the highest than the
 * window is wide counts as there already. Safe for use from any thread.
 */
final class ReplayWindow {
  /** Wider than what any process sends in the time that a command has to be begun in. */
  private static final int WIDTH = 1 << 18;

  private final BitSet seen = new BitSet(WIDTH);
  private long highest = -1;

  /** Whether this number, 0 or higher, is new; from now on it is not. */
  synchronized boolean isNew(long number) {
    if (number <= highest - WIDTH) {
      return false;
    }
    if (number > highest) {
      forget(number);
      highest = number;
    }
    int place = place(number);
    boolean before = seen.get(place);
    seen.set(place);
    return !before;
  }

  /** Makes room for those up to a new highest. */
  private void forget(long number) {
    int first = place(highest + 1);
    if (number - highest >= WIDTH) {
      seen.clear();
    } else if (first <= place(number)) {
      seen.clear(first, place(number) + 1);
    } else {
      seen.clear(first, WIDTH);
      seen.clear(0, place(number) + 1);
    }
  }

  private static int place(long number) {
    return (int) (number % WIDTH);
  }
}
