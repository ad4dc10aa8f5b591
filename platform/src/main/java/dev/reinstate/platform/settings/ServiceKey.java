package dev.reinstate.platform.settings;

/**
 * What the service signs and encrypts for itself alone: the tokens of guests, plans of restores,
 * and what its processes send each other.
 *
 * @param value at least 32 bytes in UTF-8, the same in every process
 */
public record ServiceKey(String value) {

  /** Without the key. */
  @Override
  public String toString() {
    return "ServiceKey[]";
  }
}
