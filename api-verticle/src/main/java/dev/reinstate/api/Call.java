package dev.reinstate.api;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.RequestContext;

/**
 * A request that belongs to an operation: authenticated, its query parameters known, its body read.
 *
 * @param answerType the media type that the answer is to have
 */
record Call(
    Operation operation,
    Target target,
    Query query,
    Headers headers,
    Body body,
    String answerType,
    RequestContext context) {

  /** The collection of the path, which may be none: {@link #checkCollection} tells. */
  String collection() {
    return parameter("collection");
  }

  /** Refuses what cannot name a collection; after all that makes a request invalid. */
  void checkCollection() {
    if (!Syntax.isCollection(collection())) {
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

  private String parameter(String name) {
    return PercentEncoding.decodePath(target.segments().get(operation.path().indexOf(name)));
  }
}
