package dev.reinstate.contracts;

import java.util.Locale;

/** When a hook's turn is. */
public enum HookMoment {
  /** Before the commit: it may stop the change or alter it. */
  BEFORE,
  /** After the commit: it is told of it. */
  AFTER;

  /** The word used in answers, such as {@code before}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
