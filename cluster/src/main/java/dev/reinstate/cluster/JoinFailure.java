package dev.reinstate.cluster;

import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Says in words why a cluster could not be joined. */
final class JoinFailure {

  private JoinFailure() {}

  static ClusterException explain(Throwable failure, ClusterOptions options) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClusterException explained) {
        return explained;
      }
      String reason = reason(cause, options);
      if (reason != null) {
        return new ClusterException(reason, failure);
      }
    }
    return new ClusterException("it does not come about: " + failure.getMessage(), failure);
  }

  private static @Nullable String reason(Throwable cause, ClusterOptions options) {
    return switch (cause) {
      case UnknownHostException unknown -> "there is no address named " + options.host();
      case BindException taken when mentions(taken, "in use", "No available port") ->
          ports(options) + " is in use by another program";
      case SocketException refused ->
          "cannot listen on " + ports(options) + ": " + refused.getMessage();
      default -> null;
    };
  }

  private static String ports(ClusterOptions options) {
    String ports =
        options.port() == null
            ? "each of the ports " + options.firstPort() + " to " + options.lastPort()
            : "port " + options.firstPort();
    String bus = options.busPort() == 0 ? "" : " or " + options.busPort();
    return ports + bus + " of " + options.host();
  }

  private static boolean mentions(Exception failure, String... texts) {
    String message = String.valueOf(failure.getMessage());
    for (String text : texts) {
      if (message.contains(text)) {
        return true;
      }
    }
    return false;
  }
}
