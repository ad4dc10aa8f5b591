package dev.reinstate.contracts;

import java.util.Locale;

/** What a hook made of a change that is only previewed. */
public enum HookOutcome {
  /** It lets the change pass as it is. */
  ACCEPTED,
  /** It lets the change pass with other content. */
  CHANGED,
  /** It does not let the change pass; the change would be refused with its message. */
  REJECTED,
  /** It could not be asked or not be understood; the change would be refused because of that. */
  FAILED,
  /** It could not be asked or not be understood, and is configured not to matter then. */
  IGNORED,
  /** It was not asked: it is not configured as safe to be, or a hook before it stops the change. */
  NOT_EVALUATED;

  /** The word used in answers, such as {@code not_evaluated}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
