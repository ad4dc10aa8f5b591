package dev.reinstate.contracts;

import java.util.Arrays;
import java.util.Locale;

/**
 * The life cycle of a delivery: {@code waiting -> delivering -> delivered}, or back to {@code
 * waiting} after an attempt that failed, and {@code dead} after the last one. The words of the
 * table, the answers and the documentation.
 */
public enum DeliveryStatus {
  /** It is to be sent: when its time has come and what is before it in its queue is finished. */
  WAITING,
  /** A process has taken it to send it, and holds a lease on its queue. */
  DELIVERING,
  /** Its receiver has acknowledged it. */
  DELIVERED,
  /** Its last attempt has failed, and nothing more happens to it unless somebody asks for it. */
  DEAD;

  /** The word used in answers, such as {@code waiting}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DeliveryStatus ofWord(String word) {
    return Arrays.stream(values())
        .filter(status -> status.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status of a delivery: " + word));
  }
}
