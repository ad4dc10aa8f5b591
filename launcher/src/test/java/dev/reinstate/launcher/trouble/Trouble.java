package dev.reinstate.launcher.trouble;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What can happen to a cluster. */
enum Trouble {
  RESTORE_KILLED,
  RESTORE_FROZEN,
  API_KILLED,
  AUDIT_KILLED,
  HOOKS_KILLED,
  /** A process that answers HTTP and one that restores do not reach each other. */
  LINK_CUT,
  /** One that restores reaches none of the others, and the database. */
  RESTORE_CUT_OFF,
  POSTGRES_RESTARTED,
  FLOOD;

  /** Those with these words between commas; {@code all}: all. */
  static List<Trouble> named(String words) {
    return words.equals("all")
        ? List.of(values())
        : Stream.of(words.split(",")).map(Trouble::of).toList();
  }

  private static Trouble of(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** Whether all requests are served as usual while it lasts, once it was noticed. */
  boolean isSurvived() {
    return this != POSTGRES_RESTARTED && this != FLOOD;
  }

  /** Whether it goes on until somebody ends it; what is killed is started again soon. */
  boolean lasts() {
    return this == RESTORE_FROZEN || cuts();
  }

  /** Whether ways between processes have to be cut for it. */
  boolean cuts() {
    return this == LINK_CUT || this == RESTORE_CUT_OFF;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
