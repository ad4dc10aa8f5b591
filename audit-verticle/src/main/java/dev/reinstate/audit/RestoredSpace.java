package dev.reinstate.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.JsonEquality;
import dev.reinstate.platform.json.Microseconds;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A restore of a space as the service keeps it.
 *
 * @param byCollection what it did: {@code {"employees": {"create": 1, "update": 2, "delete": 3}}}
 * @param dateTime the moment the space went back to
 * @param undoes the restore it undid; null when it is no undo
 */
record RestoredSpace(
    String operation,
    String space,
    OffsetDateTime restoredAt,
    String startedBy,
    @Nullable String changeReason,
    ObjectNode byCollection,
    OffsetDateTime dateTime,
    @Nullable String undoes) {

  /**
   * How many documents of a collection it made a version of.
   *
   * @param restored brought back to life or to another content
   */
  record Changed(long restored, long deleted) {
    static final Changed NOTHING = new Changed(0, 0);

    Changed plus(Changed other) {
      return new Changed(restored + other.restored, deleted + other.deleted);
    }

    long total() {
      return restored + deleted;
    }
  }

  static RestoredSpace of(Row row) {
    return new RestoredSpace(
        row.getString("operation"),
        row.getString("space"),
        row.getOffsetDateTime("restored_at"),
        row.getString("started_by"),
        row.getString("change_reason"),
        Json.readStoredObject(row.getString("by_collection")),
        row.getOffsetDateTime("date_time"),
        row.getString("undoes"));
  }

  /** Whether that is what an entry says was done. */
  boolean isSummedUpBy(String summary) {
    ObjectNode expected = byCollection.objectNode().put("operation_id", operation);
    expected.put("date_time", Microseconds.write(dateTime.toInstant()));
    ObjectNode counts = expected.putObject("counts");
    for (String deed : new String[] {"create", "update", "delete"}) {
      counts.put(deed, byCollection.valueStream().mapToLong(each -> number(each, deed)).sum());
    }
    expected.set("by_collection", byCollection);
    if (undoes != null) {
      expected.put("undoes", undoes);
    }
    return JsonEquality.exact(expected, Json.readStoredObject(summary));
  }

  /** The same, as far as versions tell it. */
  Map<String, Changed> changed() {
    return byCollection.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, each -> changed(each.getValue()), Changed::plus, TreeMap::new));
  }

  private static Changed changed(JsonNode counts) {
    return new Changed(
        number(counts, "create") + number(counts, "update"), number(counts, "delete"));
  }

  private static long number(JsonNode counts, String deed) {
    return counts.path(deed).asLong();
  }
}
