package dev.reinstate.launcher.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.launcher.journey.MarkedContent.Marker;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A document of Otto's with three versions, the second of which was Eve's; made at random, the same
 * for the same seed.
 */
final class MarkedDocument {

  /** What no two entries of the audit trail, and no two events, have in common. */
  private static final String NUMBERED =
      "(\"(?:seq|event_id|id|request_id|latency_ms|hash|previous_hash)\":)(?:\"[^\"]*\"|[-+0-9.eE]+)";

  private final Caller admin;
  private final String collection;
  private final String id = UUID.randomUUID().toString();
  private final List<MarkedContent> versions;
  private final String made;

  MarkedDocument(Caller admin, String collection, long seed) {
    this(admin, collection, seed, marker -> false);
  }

  /** One that has other values in place of these. */
  MarkedDocument(Caller admin, String collection, long seed, Predicate<Marker> changed) {
    this.admin = admin;
    this.collection = collection;
    Random random = new Random(seed);
    versions =
        Stream.of("otto", "eve", "otto").map(owner -> new MarkedContent(random, owner)).toList();
    List<JsonNode> contents = versions.stream().map(version -> version.but(changed)).toList();
    ObjectNode first = contents.getFirst().deepCopy();
    admin.post(collection, first.put("_id", id).toString());
    admin.put(path(), contents.get(1).toString());
    Answer last = admin.put(path(), contents.get(2).toString());
    if (last.version() != 3) {
      throw new AssertionError(last);
    }
    made = last.json().path("updated_at").asText();
  }

  String path() {
    return collection + "/" + id;
  }

  /** As the admin reads it. */
  Answer stored() {
    return admin.get(path());
  }

  JsonNode first() {
    return versions.getFirst().json();
  }

  /** The values of the third version that are so. */
  List<String> latest(Predicate<Marker> those) {
    return texts(versions.getLast().markers().stream(), those);
  }

  /** The values of all versions that are so. */
  List<String> all(Predicate<Marker> those) {
    return texts(versions.stream().flatMap(version -> version.markers().stream()), those);
  }

  /** All that somebody can read of it, and tries to find out. */
  Stream<Answer> reads(Caller caller) {
    return Stream.concat(
        WaysOut.read(caller, collection, id, made), WaysOut.search(caller, collection, id));
  }

  /**
   * All that somebody is told of it after the event; what comes after the mark is not looked at.
   */
  Stream<Answer> traces(Caller caller, String position, String mark) {
    return Stream.concat(
        WaysOut.audit(caller, collection, id), WaysOut.events(caller, id, position, mark));
  }

  /** What somebody tells of an answer who knows neither the document's id nor the time. */
  String told(Answer answer) {
    return answer.status()
        + answer
            .text()
            .replace(id, "id")
            .replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "time")
            .replaceAll(NUMBERED, "$1");
  }

  private static List<String> texts(Stream<Marker> markers, Predicate<Marker> those) {
    return markers.filter(those).map(Marker::text).toList();
  }
}
