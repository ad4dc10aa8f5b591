package dev.reinstate.launcher;

import dev.reinstate.launcher.database.StartupException;
import dev.reinstate.platform.settings.HttpSettings;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** Says in words why nobody can listen at an address. */
final class ListenFailure {

  private ListenFailure() {}

  /** A {@link StartupException} that names the address, if {@code failure} is about that. */
  static RuntimeException explain(Exception failure, HttpSettings http) {
    String place = "port " + http.port() + " of " + http.host();
    return switch (failure) {
      case BindException taken when mentions(taken, "in use") ->
          new StartupException(place + " is in use by another program", failure);
      case SocketException refused ->
          new StartupException("cannot listen on " + place + ": " + refused.getMessage(), failure);
      case UnknownHostException unknown ->
          new StartupException("there is no address named " + http.host(), failure);
      case UnresolvedAddressException unresolved ->
          new StartupException("there is no address named " + http.host(), failure);
      case RuntimeException other -> other;
      default -> new IllegalStateException("the API does not start", failure);
    };
  }

  private static boolean mentions(Exception failure, String text) {
    return String.valueOf(failure.getMessage()).contains(text);
  }
}
