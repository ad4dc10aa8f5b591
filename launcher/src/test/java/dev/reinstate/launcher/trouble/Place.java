package dev.reinstate.launcher.trouble;

import java.util.List;
import java.util.Map;

/**
 * Where a process of a cluster runs.
 *
 * @param host at which it is reached, by the others and by callers
 * @param port where the others find it
 * @param before the words of a command before those of the process
 */
record Place(String host, int port, List<String> before) {

  /** What a configuration of all processes may refer to. */
  Map<String, String> environment() {
    return Map.of("PLACE_HOST", host, "PLACE_PORT", Integer.toString(port));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
