package dev.reinstate.platform;

import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Unavailable;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/** Says what a fault means to a caller, without SQL, host names or document content. */
public final class Faults {
  /**
   * SQL states of a server that goes away, comes up or takes no more connections (PostgreSQL
   * manual, appendix A).
   */
  private static final Set<String> SERVER_GONE =
      Set.of("57P01", "57P02", "57P03", "53300", "25006");

  /** After these the server ends the connection (PostgreSQL manual, "Message Severity Levels"). */
  private static final Set<String> CONNECTION_ENDS = Set.of("FATAL", "PANIC");

  private Faults() {}

  /** The refusal that answers a command which met this fault. */
  public static Refusal refusal(Throwable fault) {
    if (fault instanceof RejectedExecutionException
        || fault instanceof ConnectionPoolTooBusyException) {
      return new Unavailable("too many requests are waiting");
    }
    return new Failed(connectionLost(fault) ? "database connection lost" : "unexpected failure");
  }

  /**
   * Whether the database could not be reached or went away, so that a commit under way may or may
   * not have happened.
   */
  public static boolean connectionLost(Throwable fault) {
    return switch (fault) {
      case PgException refused -> connectionLost(refused);
      case ClosedConnectionException closed -> true;
      case NoConnectionException none -> true;
      case IOException unreachable -> true;
      // The driver's own word for a connection or a pool that was closed before a statement was
      // sent. Its subclasses are said of other things: requests by HTTP, replies on the bus.
      case VertxException unsent when unsent.getClass() == VertxException.class -> true;
      default -> fault.getCause() != null && connectionLost(fault.getCause());
    };
  }

  /**
   * For the log: the kind of fault and its SQL state, never its text, which can hold values of a
   * document.
   */
  public static String describe(Throwable fault) {
    return switch (fault) {
      case PgException refused -> "SQL state " + refused.getSqlState();
      case NoConnectionException none when none.getCause() != null -> describe(none.getCause());
      default -> fault.getClass().getSimpleName();
    };
  }

  private static boolean connectionLost(PgException refused) {
    String sqlState = refused.getSqlState();
    String severity = refused.getSeverity();
    return (severity != null && CONNECTION_ENDS.contains(severity))
        || (sqlState != null && (sqlState.startsWith("08") || SERVER_GONE.contains(sqlState)));
  }
}
