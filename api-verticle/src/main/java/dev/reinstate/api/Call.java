package dev.reinstate.api;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.RequestContext;
import java.time.Instant;

/**
 * A request that belongs to an operation: authenticated, its query parameters known, its body read.
 *
 * @param answerType the media type that the answer is to have
 * @param expiresAt from this moment on the caller's token is worth nothing
 */
record Call(
    Operation operation,
    Target target,
    Query query,
    Headers headers,
    Body body,
    String answerType,
    RequestContext context,
    Instant expiresAt) {

  /** The collection of the path, which may be none: {@link #checkCollection} tells. */
  String collection() {
    return parameter("collection");
  }

  /** Refuses a path that cannot name a collection; after all that makes a request invalid. */
  void checkCollection() {
    if (operation.path().has("collection") && !Syntax.isCollection(collection())) {
      throw Problems.collectionNotFound(collection()).exception();
    }
  }

  /** The document of the path. */
  DocumentKey document() {
    String id = parameter("id");
    if (!Syntax.isId(id)) {
      throw Problems.badRequest("Invalid document id", Details.of("id", id)).exception();
    }
    return new DocumentKey(DocumentKey.DEFAULT_SPACE, collection(), id);
  }

  /** The version that a parameter of the path names. */
  int version(String parameter) {
    return VersionNumber.parse(parameter(parameter));
  }

  /** The entry of the audit trail that the path names. */
  long entry() {
    return number("seq", "Invalid entry number");
  }

  /** The delivery that the path names. */
  long delivery() {
    return number("id", "Invalid delivery number");
  }

  private long number(String name, String otherwise) {
    String text = parameter(name);
    long number = Syntax.positive(text);
    if (number == 0) {
      throw Problems.badRequest(otherwise, Details.of(name, text)).exception();
    }
    return number;
  }

  private String parameter(String name) {
    return PercentEncoding.decodePath(target.segments().get(operation.path().indexOf(name)));
  }
}
