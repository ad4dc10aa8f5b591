package dev.reinstate.api;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.RequestContext;
import java.time.Instant;

/**
 * A request that belongs to an operation: authenticated, its query parameters known, its body read.
 *
 * @param answerType the media type that the answer is to have
 * @param sender who sent it, as his token says
 */
record Call(
    Operation operation,
    Target target,
    Query query,
    Headers headers,
    Body body,
    String answerType,
    RequestContext context,
    Authenticated sender) {

  /** From this moment on the caller's token is worth nothing. */
  Instant expiresAt() {
    return sender.expiresAt();
  }

  /** The space of the path; the default one where it names none. */
  String space() {
    if (!operation.path().has("space")) {
      return DocumentKey.DEFAULT_SPACE;
    }
    String space = parameter("space");
    if (!Syntax.isId(space)) {
      throw Problems.badRequest("Invalid space id", Details.of("space", space)).exception();
    }
    return space;
  }

  /**
   * The collection of the path, which may be none: {@link #checkCollection} tells. Where no
   * parameter is for it, it is the word in front of the id; without an id, that of the spaces.
   */
  String collection() {
    PathTemplate path = operation.path();
    if (path.has("collection")) {
      return parameter("collection");
    }
    return path.has("id") ? path.segments().get(path.indexOf("id") - 1) : DocumentKey.SPACES;
  }

  /** Refuses a path that cannot name a collection; after all that makes a request invalid. */
  void checkCollection() {
    PathTemplate path = operation.path();
    if (path.has("collection") && !Syntax.isCollection(collection(), path.has("space"))) {
      throw Problems.collectionNotFound(collection()).exception();
    }
  }

  /** The document of the path: the space itself where there is no id. */
  DocumentKey document() {
    String space = space();
    if (!operation.path().has("id")) {
      return DocumentKey.ofSpace(space);
    }
    String id = parameter("id");
    if (!Syntax.isId(id)) {
      throw Problems.badRequest("Invalid document id", Details.of("id", id)).exception();
    }
    return new DocumentKey(space, collection(), id);
  }

  /** The path of another document of this collection, in the space where this one asks. */
  String pathOf(String id) {
    String space = operation.path().has("space") ? "/spaces/" + space() : "";
    return space + "/" + collection() + "/" + id;
  }

  /** The version that a parameter of the path names. */
  int version(String parameter) {
    return VersionNumber.parse(parameter(parameter));
  }

  /** The restore of a space that the path names. */
  String spaceRestore() {
    return id("operation", "Invalid operation id");
  }

  /** The snapshot that the path names. */
  String snapshot() {
    return id("snapshot", "Invalid snapshot id");
  }

  /** The entry of the audit trail that the path names. */
  long entry() {
    return number("seq", "Invalid entry number");
  }

  /** The delivery that the path names. */
  long delivery() {
    return number("id", "Invalid delivery number");
  }

  private String id(String name, String otherwise) {
    String id = parameter(name);
    if (!Syntax.isId(id)) {
      throw Problems.badRequest(otherwise, Details.of(name, id)).exception();
    }
    return id;
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
