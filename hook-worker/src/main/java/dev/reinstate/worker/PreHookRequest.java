package dev.reinstate.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody wants to make.
 *
 * <p>Numbers of documents keep value and digits: they are integers of any size or {@code
 * BigDecimal}s, never {@code double}s. The trees belong to this request alone, so one can be edited
 * and sent back as {@link PreHookAnswer#accept(ObjectNode)}.
 *
 * @param hook name of the hook in the service's configuration
 * @param id the same each time that this hook is asked about this change
 * @param attempt how often it has been asked about it, from 1
 * @param action {@code create}, {@code update}, {@code delete} or {@code restore}
 * @param space where the collection lives
 * @param collection of the document
 * @param documentId of the document
 * @param before the document as it is; null where there is none, and for the restore of a space
 * @param after the document as it would become, with what earlier hooks made of it; null for {@code
 *     delete}, and for the restore of a space
 * @param restoreVersion the version that a {@code restore} of a document brings back, else null
 * @param changeReason why, in the words of who asks for the change; null if he does not say
 * @param correlationId of the run or session that the change belongs to; null if he does not say
 * @param metadata all that is known of the change beside; where a whole space is to be restored,
 *     which is the action {@code restore} on a space, {@code operation_id}, {@code date_time},
 *     {@code counts} and {@code by_collection}, too
 * @param user who asks for the change
 * @param dryRun whether this is only a preview: nothing follows from the answer
 * @param requestId of the request that the change came with; the service logs it, too
 */
public record PreHookRequest(
    String hook,
    String id,
    int attempt,
    String action,
    String space,
    String collection,
    String documentId,
    @Nullable ObjectNode before,
    @Nullable ObjectNode after,
    @Nullable Integer restoreVersion,
    @Nullable String changeReason,
    @Nullable String correlationId,
    ObjectNode metadata,
    User user,
    boolean dryRun,
    String requestId) {

  /** From the wire. */
  static PreHookRequest read(String text) throws UnreadableMessageException {
    Fields fields = Fields.of(text);
    Fields metadata = fields.inside("metadata");
    return new PreHookRequest(
        fields.text("hook"),
        fields.text("id"),
        fields.integer("attempt"),
        fields.text("action"),
        fields.text("space"),
        fields.text("collection"),
        fields.text("document_id"),
        fields.objectOrNull("before"),
        fields.objectOrNull("after"),
        metadata.integerOrNull("restore_version"),
        metadata.textOrNull("change_reason"),
        metadata.textOrNull("correlation_id"),
        metadata.object(),
        fields.inside("user").user(),
        fields.flag("dry_run"),
        fields.text("request_id"));
  }
}
