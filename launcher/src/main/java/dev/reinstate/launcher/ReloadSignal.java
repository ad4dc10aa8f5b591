package dev.reinstate.launcher;

import org.jline.utils.Signals;

/**
 * Calls back on SIGHUP, on a thread of the JVM, one signal at a time. Where the system has no such
 * signal, never.
 */
final class ReloadSignal {

  private ReloadSignal() {}

  /** Listens from now on. */
  static void install(Runnable reload) {
    Signals.register("HUP", reload);
  }
}
