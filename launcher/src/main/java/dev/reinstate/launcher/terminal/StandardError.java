package dev.reinstate.launcher.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** The standard error of this process. */
public final class StandardError {

  private StandardError() {}

  /**
   * Whether somebody sees it on a terminal. Java knows that of its standard output alone; so the
   * program asks that POSIX has for it. Where there is none, the answer is no.
   */
  public static boolean isTerminal() throws InterruptedException {
    try {
      return new ProcessBuilder("test", "-t", "2").redirectError(Redirect.INHERIT).start().waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
