package dev.reinstate.contracts;

import java.util.Locale;

/** What a hook is; the words of the configuration. */
public enum HookKind {
  /** A condition that changes have to fulfil. */
  VALIDATE,
  /** Fields that are set to the values of expressions. */
  SET,
  /** A worker on the event bus. */
  BUS,
  /** An endpoint. */
  HTTP;

  /** The word used in the configuration and in answers, such as {@code validate}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
