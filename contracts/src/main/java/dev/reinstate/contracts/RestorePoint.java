package dev.reinstate.contracts;

import java.time.Instant;

/** The moment a space is to go back to. */
public sealed interface RestorePoint {
  /** A moment, inclusive, to the microsecond. */
  record At(Instant dateTime) implements RestorePoint {}

  /** The moment that a snapshot names. */
  record OfSnapshot(String snapshot) implements RestorePoint {}
}
