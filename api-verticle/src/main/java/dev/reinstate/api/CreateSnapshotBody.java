package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body that names a moment.
 *
 * @param label 1 to 200 characters
 * @param dateTime null when the body does not say
 */
record CreateSnapshotBody(String label, @Nullable Instant dateTime) {

  private static final int MAX_LABEL = 200;
  private static final Set<String> FIELDS = Set.of("label", "dateTime");

  static CreateSnapshotBody read(Body body) {
    ObjectNode fields = body.jsonObject();
    InvalidField.checkNames(fields, FIELDS);
    return new CreateSnapshotBody(label(fields.get("label")), moment(fields.get("dateTime")));
  }

  private static String label(@Nullable JsonNode value) {
    String label = value == null ? null : value.textValue();
    if (label == null || label.isBlank() || length(label) > MAX_LABEL || label.indexOf(0) >= 0) {
      throw InvalidField.of(
          "label must be text of 1 to 200 characters, not all of them blank", "label");
    }
    return label;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static @Nullable Instant moment(@Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw InvalidField.of("dateTime must be text", "dateTime");
    }
    return DateTime.parse("dateTime", value.textValue());
  }
}
