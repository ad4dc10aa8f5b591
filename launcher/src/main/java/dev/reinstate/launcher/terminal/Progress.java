package dev.reinstate.launcher.terminal;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows how far something is: as a bar that grows, where somebody watches; else as a line from time
 * to time. For use by one thread.
 */
public final class Progress implements AutoCloseable {

  private static final int WIDTH = 40;
  private static final int STEPS = 10;

  /** Takes away what was longer before (ECMA-48, EL). */
  private static final String REST_OF_LINE = "\u001b[K";

  private final PrintWriter out;
  private final boolean watched;
  private int shown = -1;

  /**
   * @param watched whether a line can be overwritten and somebody sees it
   */
  public Progress(PrintWriter out, boolean watched) {
    this.out = out;
    this.watched = watched;
  }

  /**
   * Shows it, if it has moved.
   *
   * @param total 0 as long as it is not known
   */
  public void show(long done, long total) {
    int steps = watched ? WIDTH : STEPS;
    int reached = total == 0 ? 0 : (int) (Math.min(done, total) * steps / total);
    if (watched) {
      out.print("\r" + bar(reached) + "  " + text(done, total) + REST_OF_LINE);
    } else if (reached != shown) {
      out.println(text(done, total));
    }
    out.flush();
    shown = reached;
  }

  /** Nothing more is to be shown. */
  @Override
  public void close() {
    if (watched && shown >= 0) {
      out.println();
      out.flush();
    }
  }

  private static String bar(int reached) {
    return "  [" + "#".repeat(reached) + ".".repeat(WIDTH - reached) + "]";
  }

  private static String text(long done, long total) {
    return total == 0
        ? "planning"
        : String.format(Locale.ROOT, "%,d of %,d documents", done, total);
  }
}
