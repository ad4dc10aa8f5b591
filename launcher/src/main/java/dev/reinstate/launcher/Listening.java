package dev.reinstate.launcher;

import dev.reinstate.platform.settings.HttpSettings;
import java.net.URI;

/** Where a process can be reached. */
final class Listening {

  private Listening() {}

  static URI at(HttpSettings http, int port) {
    String scheme = http.tls() == null ? "http" : "https";
    String literal = http.host().contains(":") ? "[" + http.host() + "]" : http.host();
    return URI.create(scheme + "://" + literal + ":" + port);
  }
}
