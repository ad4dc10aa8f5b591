package dev.reinstate.api;

import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.Space;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.Microseconds;

/** Writes a space as it is now: the document that it is, and what is not stored with it. */
final class SpaceJson {

  static final String EARLIEST_RESTORABLE = "earliest_restorable";

  private SpaceJson() {}

  /** Answers with a space. */
  static Answer answer(Space space) {
    Document document = space.document().withContent(own(space.document().content()));
    return Answer.json(
            200,
            JsonBuffer.of(
                json -> {
                  json.writeStartObject();
                  DocumentJson.writeFields(json, document);
                  json.writeStringField(
                      EARLIEST_RESTORABLE, Microseconds.write(space.earliestRestorable()));
                  json.writeEndObject();
                }))
        .with("ETag", EntityTags.of(document.version()));
  }

  /** A patch or a hook may have put a field of that name into the document. */
  private static String own(String content) {
    return content.contains(EARLIEST_RESTORABLE)
        ? Json.write(Json.readStoredObject(content).without(EARLIEST_RESTORABLE))
        : content;
  }
}
