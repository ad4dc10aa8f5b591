package dev.reinstate.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a message, each of the kind that it has to be; unknown ones are let be. */
record Fields(ObjectNode object) {

  static Fields of(String text) throws UnreadableMessageException {
    return new Fields(WireJson.object(text));
  }

  String text(String name) throws UnreadableMessageException {
    return required(name, textOrNull(name));
  }

  @Nullable String textOrNull(String name) throws UnreadableMessageException {
    JsonNode value = valueOrNull(name);
    if (value != null && !value.isTextual()) {
      throw new UnreadableMessageException(name + " is no text");
    }
    return value == null ? null : value.textValue();
  }

  int integer(String name) throws UnreadableMessageException {
    return required(name, integerOrNull(name));
  }

  @Nullable Integer integerOrNull(String name) throws UnreadableMessageException {
    JsonNode value = valueOrNull(name);
    if (value != null && !(value.isIntegralNumber() && value.canConvertToInt())) {
      throw new UnreadableMessageException(name + " is no 32-bit integer");
    }
    return value == null ? null : value.intValue();
  }

  boolean flag(String name) throws UnreadableMessageException {
    JsonNode value = required(name, valueOrNull(name));
    if (!value.isBoolean()) {
      throw new UnreadableMessageException(name + " is neither true nor false");
    }
    return value.booleanValue();
  }

  /** A time with offset, as RFC 3339 has it. */
  Instant time(String name) throws UnreadableMessageException {
    try {
      return OffsetDateTime.parse(text(name)).toInstant();
    } catch (DateTimeParseException e) {
      throw new UnreadableMessageException(name + " is no time");
    }
  }

  @Nullable ObjectNode objectOrNull(String name) throws UnreadableMessageException {
    JsonNode value = valueOrNull(name);
    if (value != null && !value.isObject()) {
      throw new UnreadableMessageException(name + " is no object");
    }
    return (ObjectNode) value;
  }

  Fields inside(String name) throws UnreadableMessageException {
    return new Fields(required(name, objectOrNull(name)));
  }

  /** These fields as those of a user. */
  User user() throws UnreadableMessageException {
    List<String> roles = new ArrayList<>();
    for (JsonNode role : object.path("roles")) {
      roles.add(role.asText());
    }
    return new User(text("id"), roles);
  }

  private @Nullable JsonNode valueOrNull(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static <T> T required(String name, @Nullable T value) throws UnreadableMessageException {
    if (value == null) {
      throw new UnreadableMessageException("there is no " + name);
    }
    return value;
  }
}
