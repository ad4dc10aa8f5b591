package dev.reinstate.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.PreHookAnswer.Accepted;
import dev.reinstate.contracts.PreHookAnswer.Failed;
import dev.reinstate.contracts.PreHookAnswer.Rejected;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import org.jspecify.annotations.Nullable;

/** Reads what workers and endpoints answer. Members that nobody asked for do no harm. */
final class AnswerReader {
  private AnswerReader() {}

  /** {@code {"accept":true,"data":{...}?}} or {@code {"accept":false,"message":"..."?}}. */
  static PreHookAnswer verdict(byte[] body) {
    ObjectNode answer = object(body);
    if (answer == null) {
      return new Failed("its answer is no JSON object");
    }
    JsonNode accept = answer.path("accept");
    if (!accept.isBoolean()) {
      return new Failed("its answer does not say whether it accepts");
    }
    return accept.booleanValue() ? accepted(answer.path("data")) : rejected(answer.path("message"));
  }

  /** {@code {"message":"..."}}: whatever else has such a status is no verdict. */
  static PreHookAnswer rejection(int status, byte[] body) {
    ObjectNode answer = object(body);
    return answer != null && answer.path("message").isTextual()
        ? rejected(answer.path("message"))
        : new Failed("status " + status);
  }

  private static PreHookAnswer accepted(JsonNode data) {
    return new Accepted(isUnsaid(data) ? null : Json.write(data));
  }

  private static PreHookAnswer rejected(JsonNode message) {
    if (!isUnsaid(message) && !message.isTextual()) {
      return new Failed("its message is no text");
    }
    String text = message.asText("").strip();
    return new Rejected(isUnsaid(message) || text.isEmpty() ? null : cut(text));
  }

  private static boolean isUnsaid(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static String cut(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= PreHookAnswer.MAX_MESSAGE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, PreHookAnswer.MAX_MESSAGE));
  }

  private static @Nullable ObjectNode object(byte[] body) {
    try {
      return Json.readAround(body) instanceof ObjectNode object ? object : null;
    } catch (InvalidJsonException garbage) {
      return null;
    }
  }
}
