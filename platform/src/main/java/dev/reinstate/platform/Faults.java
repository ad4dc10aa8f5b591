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
import org.jspecify.annotations.Nullable;

/** Says what a fault means to a caller, without SQL, host names or document content. */
public final class Faults {
  /**
   * SQL states of a server that goes away, comes up or takes no more connections (PostgreSQL
   * manual, appendix A).
   */
  private static final Set<String> SERVER_GONE =
      Set.of("57P01", "57P02", "57P03", "53300", "25006");

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
      case PgException refused -> connectionLost(refused.getSqlState());
      case ClosedConnectionException closed -> true;
      case IOException unreachable -> true;
      // None of its subclasses: the client could not even send, or waited for a connection in vain.
      case VertxException unsent when unsent.getClass() == VertxException.class -> true;
      default -> fault.getCause() != null && connectionLost(fault.getCause());
    };
  }

  /**
   * For the log: the kind of fault and its SQL state, never its text, which can hold values of a
   * document.
   */
  public static String describe(Throwable fault) {
    return fault instanceof PgException refused
        ? "SQL state " + refused.getSqlState()
        : fault.getClass().getSimpleName();
  }

  private static boolean connectionLost(@Nullable String sqlState) {
    return sqlState != null && (sqlState.startsWith("08") || SERVER_GONE.contains(sqlState));
  }
}
