package dev.reinstate.worker.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.worker.testkit.Reaction.Answered;
import dev.reinstate.worker.testkit.Reaction.Failed;
import dev.reinstate.worker.testkit.Reaction.Silent;
import org.jspecify.annotations.Nullable;

/** What the service reads out of a worker's reaction to a question. */
sealed interface Verdict {

  /**
   * The change goes on.
   *
   * @param data with this document, see {@link TestJson#canonical}; null: as it is
   */
  record Accepted(@Nullable String data) implements Verdict {
    /** With the document that the author of a test wrote. */
    static Accepted with(@Nullable String data) {
      return new Accepted(data == null ? null : TestJson.canonical(TestJson.object(data)));
    }
  }

  /** The change is refused with this message. */
  record Rejected(String message) implements Verdict {}

  /** The hook has failed, for this reason. */
  record Trouble(String reason) implements Verdict {}

  /** The verdict of a reaction. */
  static Verdict of(Reaction reaction) {
    return switch (reaction) {
      case Answered answered -> ofAnswer(TestJson.readOrNull(answered.body()));
      case Failed failed -> ofFailure(failed);
      case Silent silent -> new Trouble("it did not answer within " + silent.patience());
    };
  }

  private static Verdict ofAnswer(@Nullable JsonNode answer) {
    if (answer == null || !answer.path("accept").isBoolean()) {
      return new Trouble("its answer does not say whether it accepts");
    }
    if (!answer.path("accept").booleanValue()) {
      return rejected(answer);
    }
    JsonNode data = answer.path("data");
    if (data.isMissingNode() || data.isNull()) {
      return new Accepted(null);
    }
    return data instanceof ObjectNode object
        ? new Accepted(TestJson.canonical(object))
        : new Trouble("the data of its answer are no object");
  }

  /** A status of 4xx with a message rejects. */
  private static Verdict ofFailure(Failed failed) {
    JsonNode answer = TestJson.readOrNull(failed.body());
    return failed.code() / 100 == 4 && answer != null && answer.isObject()
        ? rejected(answer)
        : new Trouble("it failed with " + failed.code());
  }

  private static Verdict rejected(JsonNode answer) {
    String message = answer.path("message").asText();
    return message.isBlank() ? new Trouble("it rejects without a message") : new Rejected(message);
  }
}
