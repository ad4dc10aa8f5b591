package dev.reinstate.launcher;

import java.security.Security;

/**
 * How long what name servers have answered is kept. For half a minute, as the JVM does by itself,
 * is too long for processes that find each other by name while their addresses are just being made
 * known.
 */
final class NameLookups {

  private static final String SECONDS = "2";
  private static final String SECONDS_OF_NOBODY = "1";

  private NameLookups() {}

  /**
   * Keeps answers for two seconds, and that there is nobody for one; unless {@code
   * sun.net.inetaddr.ttl} or {@code sun.net.inetaddr.negative.ttl} say otherwise. To be called
   * before the first name is looked up.
   */
  static void keepBriefly() {
    if (System.getProperty("sun.net.inetaddr.ttl") == null) {
      Security.setProperty("networkaddress.cache.ttl", SECONDS);
    }
    if (System.getProperty("sun.net.inetaddr.negative.ttl") == null) {
      Security.setProperty("networkaddress.cache.negative.ttl", SECONDS_OF_NOBODY);
    }
  }
}
