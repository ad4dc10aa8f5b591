package dev.reinstate.worker.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What the service sends about the changes of examples. */
final class Messages {

  private static final String DOCUMENT = "conformance-1";
  private static final int VERSION = 6;
  private static final int RESTORED = 2;

  private Messages() {}

  /** The question about a change before it is made. */
  static ObjectNode question(HookExample example, String id, int attempt) {
    ObjectNode question =
        TestJson.newObject()
            .put("hook", "conformance")
            .put("id", id)
            .put("attempt", attempt)
            .put("action", example.action())
            .put("space", "default")
            .put("collection", example.collection())
            .put("document_id", DOCUMENT);
    question.set("before", TestJson.document(example.before()));
    question.set("after", TestJson.document(example.after()));
    question.set(
        "metadata",
        metadata(example).putNull("change_reason").put("correlation_id", "conformance-run"));
    question.set("user", user());
    return question.put("dry_run", false).put("request_id", "conformance-request");
  }

  /** The event of a change that has been committed: a CloudEvent. */
  static ObjectNode event(HookExample example) {
    ObjectNode event =
        TestJson.newObject()
            .put("specversion", "1.0")
            .put("id", "conformance-event")
            .put("source", "urn:reinstate")
            .put("type", "reinstate.document." + participle(example.action()))
            .put("subject", example.collection() + "/" + DOCUMENT)
            .put("time", Instant.now().truncatedTo(ChronoUnit.MICROS).toString())
            .put("datacontenttype", "application/json");
    event.set("data", data(example));
    return event;
  }

  private static ObjectNode data(HookExample example) {
    ObjectNode data =
        TestJson.newObject()
            .put("action", example.action())
            .put("space", "default")
            .put("collection", example.collection())
            .put("document_id", DOCUMENT)
            .put("version", VERSION);
    data.set("before", TestJson.document(example.before()));
    data.set("after", TestJson.document(example.after()));
    data.putArray("changes");
    data.set("metadata", metadata(example));
    data.set("user", user());
    for (String nothing : new String[] {"change_reason", "operation_id", "correlation_id"}) {
      data.putNull(nothing);
    }
    return data.put("request_id", "conformance-request");
  }

  private static ObjectNode metadata(HookExample example) {
    @Nullable Integer version = example.action().equals("restore") ? RESTORED : null;
    return TestJson.newObject().put("document_id", DOCUMENT).put("restore_version", version);
  }

  private static ObjectNode user() {
    ObjectNode user = TestJson.newObject().put("id", "ada");
    user.putArray("roles").add("admin");
    return user;
  }

  private static String participle(String action) {
    return action.endsWith("e") ? action + "d" : action + "ed";
  }
}
