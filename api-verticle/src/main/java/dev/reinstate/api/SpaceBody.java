package dev.reinstate.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.NewDocument;

/** Reads a space, or a merge patch of one: a document that may carry back one thing more. */
final class SpaceBody {

  private SpaceBody() {}

  /** Reads a body whose {@code _id}, if it has one, is the caller's choice. */
  static NewDocument read(Body body) {
    ObjectNode space = body.jsonObject();
    return space.has(SpaceJson.EARLIEST_RESTORABLE)
        ? DocumentBody.read(space.without(SpaceJson.EARLIEST_RESTORABLE))
        : DocumentBody.read(body);
  }

  /** Reads the content for the space of this id; an {@code _id} in it must be the same. */
  static String read(Body body, String id) {
    return DocumentBody.contentOf(read(body), id);
  }
}
