package dev.reinstate.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.worker.PreHookAnswer.Accepted;
import dev.reinstate.worker.PreHookAnswer.AcceptedWith;
import dev.reinstate.worker.PreHookAnswer.Rejected;

/** An answer as it goes over the wire. */
final class AnswerText {

  private AnswerText() {}

  /** In JSON. */
  static String of(PreHookAnswer answer) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (answer) {
      case Accepted accepted -> json.put("accept", true);
      case AcceptedWith(ObjectNode data) -> json.put("accept", true).set("data", data);
      case Rejected(String message) -> json.put("accept", false).put("message", message);
    }
    return WireJson.write(json);
  }
}
