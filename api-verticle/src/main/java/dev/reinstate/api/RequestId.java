package dev.reinstate.api;

import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The id of a request: the caller's, or one made here when that is not usable. */
final class RequestId {

  static final String HEADER = "X-Request-ID";

  private static final int MAX_LENGTH = 128;
  private static final int TIME_DIGITS = 12;
  private static final int RANDOM_DIGITS = 10;

  private RequestId() {}

  static String of(HttpServerRequest request) {
    String sent = request.getHeader(HEADER);
    return sent != null && Syntax.isPrintable(sent, MAX_LENGTH) ? sent : make();
  }

  /** Unique, but no secret. Begins with the time, so that an index of ids grows at its end. */
  private static String make() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(System.currentTimeMillis(), TIME_DIGITS)
        + hex.toHexDigits(random.nextLong(), RANDOM_DIGITS)
        + hex.toHexDigits(random.nextLong(), RANDOM_DIGITS);
  }
}
