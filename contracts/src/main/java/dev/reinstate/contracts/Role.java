package dev.reinstate.contracts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a process can be there for; any of them together, and several processes for the same. */
public enum Role {
  /** Answers HTTP requests; sends commands, and is sent none. */
  API,
  /** Reads and writes documents, files and spaces. */
  RESTORE,
  /** Keeps the audit trail. */
  AUDIT,
  /** Asks and tells those outside. */
  HOOKS;

  /** As it is written in a configuration and in what callers are told: {@code restore}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role that is written like this; empty when there is none. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
