package dev.reinstate.api;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;

/**
 * What the OpenAPI document says of one operation, as far as requests are held to it.
 *
 * @param id the {@code operationId}, such as {@code restoreDocument}; the same at the root and in a
 *     space
 * @param bodyTypes the media types that a body can have; empty: there is none
 * @param bodyRequired whether there must be a body
 * @param answerTypes the media types of a successful answer, the usual one first
 */
record Operation(
    String id,
    HttpMethod method,
    PathTemplate path,
    QueryRules query,
    List<String> bodyTypes,
    boolean bodyRequired,
    List<String> answerTypes) {

  /** What stands for every media type. */
  static final String ANY_TYPE = "*/*";

  Operation {
    bodyTypes = List.copyOf(bodyTypes);
    answerTypes = List.copyOf(answerTypes);
  }

  /** Whether its body can be anything, and as large as it likes: then it comes piece by piece. */
  boolean streamsBody() {
    return bodyTypes.contains(ANY_TYPE);
  }

  boolean takesBody() {
    return !bodyTypes.isEmpty();
  }

  /** The id in words, such as {@code restore document}. */
  String words() {
    return id.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
