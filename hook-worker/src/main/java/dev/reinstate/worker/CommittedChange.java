package dev.reinstate.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that has been committed.
 *
 * <p>Numbers of documents keep value and digits: they are integers of any size or {@code
 * BigDecimal}s, never {@code double}s. The trees belong to this change alone.
 *
 * @param webhookId the same however often this hook is told of this change
 * @param hook name of the hook in the service's configuration
 * @param attempt how often it has been tried to tell it, from 1
 * @param type {@code reinstate.document.} and {@code created}, {@code updated}, {@code deleted} or
 *     {@code restored}; {@code reinstate.space.restored} where a whole space went back in time
 * @param time when it was made
 * @param action {@code create}, {@code update}, {@code delete} or {@code restore}
 * @param space where the collection lives
 * @param collection of the document
 * @param documentId of the document; null where a change is not of one document
 * @param version that the document has since; null where a change is not of one document
 * @param before the document as it was; null where there was none
 * @param after the document as it is since; null where there is none. Of a space that went back:
 *     what was done, with {@code operation_id}, {@code date_time}, {@code counts} and {@code
 *     by_collection}
 * @param user who made the change
 * @param event the whole event, a CloudEvent 1.0 in its JSON format: what is not named above is in
 *     its {@code data}
 */
public record CommittedChange(
    String webhookId,
    String hook,
    int attempt,
    String type,
    Instant time,
    String action,
    String space,
    String collection,
    @Nullable String documentId,
    @Nullable Integer version,
    @Nullable ObjectNode before,
    @Nullable ObjectNode after,
    User user,
    ObjectNode event) {

  /** From the wire. */
  static CommittedChange read(DeliveryHeaders headers, String text)
      throws UnreadableMessageException {
    Fields envelope = Fields.of(text);
    Fields data = envelope.inside("data");
    return new CommittedChange(
        headers.webhookId(),
        headers.hook(),
        headers.attempt(),
        envelope.text("type"),
        envelope.time("time"),
        data.text("action"),
        data.text("space"),
        data.text("collection"),
        data.textOrNull("document_id"),
        data.integerOrNull("version"),
        data.objectOrNull("before"),
        data.objectOrNull("after"),
        data.inside("user").user(),
        envelope.object());
  }
}
