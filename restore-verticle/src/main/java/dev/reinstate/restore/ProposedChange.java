package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.platform.policy.SystemFieldsTree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What hooks are asked about: a document as it is and as it is to be. Trees in it are not to be
 * changed.
 *
 * @param before the document now, with its system fields; null when there is none, or it is deleted
 * @param content what would be stored; null for a deletion
 * @param system the system fields of the document to come, as far as they are known yet
 * @param metadata what else is known of the change
 */
record ProposedChange(
    Action action,
    DocumentKey document,
    @Nullable ObjectNode before,
    @Nullable ObjectNode content,
    ObjectNode system,
    ObjectNode metadata) {

  /** Of a creation, also of a document that was deleted: what it was then is over. */
  static ProposedChange ofNew(Change creation, ObjectNode content) {
    String author = creation.context().actor().id();
    return of(creation, null, content, SystemFieldsTree.of(creation.document(), author));
  }

  /**
   * Of a change of a document that there is, or was.
   *
   * @param current the same document as conditions see it
   * @param content null for a deletion
   */
  static ProposedChange of(
      Change change, StoredDocument document, Subject current, @Nullable ObjectNode content) {
    int version = document.head() + (change.action() == Action.RESTORE ? 2 : 1);
    String author = change.context().actor().id();
    ObjectNode before =
        document.deleted()
            ? null
            : with(current.content(), SystemFieldsTree.of(document.asDocument()));
    ObjectNode system = SystemFieldsTree.of(document.asOf(version, null, author, "{}"));
    return of(change, before, content, system);
  }

  /**
   * Of a restore of a space, which is none of the document that the space is: it has no state to
   * show.
   *
   * @param summary what it does; becomes part of the metadata
   */
  static ProposedChange ofSpace(
      String space, RequestContext context, @Nullable String reason, ObjectNode summary) {
    ObjectNode metadata =
        metadata(DocumentKey.ofSpace(space), null, reason, context).setAll(summary);
    return new ProposedChange(
        Action.RESTORE, DocumentKey.ofSpace(space), null, null, nothing(), metadata);
  }

  private static ProposedChange of(
      Change change, @Nullable ObjectNode before, @Nullable ObjectNode content, ObjectNode system) {
    ObjectNode metadata =
        metadata(
            change.document(), change.target(), change.options().changeReason(), change.context());
    return new ProposedChange(
        change.action(), change.document(), before, content, system, metadata);
  }

  private static ObjectNode metadata(
      DocumentKey document,
      @Nullable Integer target,
      @Nullable String reason,
      RequestContext context) {
    return nothing()
        .put("document_id", document.id())
        .put("restore_version", target)
        .put("change_reason", reason)
        .put("correlation_id", context.correlationId());
  }

  /** The same with another content. */
  ProposedChange with(@Nullable ObjectNode changed) {
    return new ProposedChange(action, document, before, changed, system, metadata);
  }

  /** The document to come, with its system fields; null for a deletion. */
  @Nullable ObjectNode after() {
    return content == null ? null : with(content, system);
  }

  /** What expressions see; in place of a document that there is not stands one without fields. */
  Map<String, JsonNode> variables(ObjectNode user) {
    ObjectNode after = after();
    return Map.of(
        "user",
        user,
        "metadata",
        metadata,
        "action",
        TextNode.valueOf(action.word()),
        "before",
        before == null ? nothing() : before,
        "after",
        after == null ? nothing() : after);
  }

  private static ObjectNode with(ObjectNode content, ObjectNode systemFields) {
    ObjectNode document = nothing();
    document.setAll(content);
    document.setAll(systemFields);
    return document;
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
