package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.log.EventContext;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One change of one document, ready to be committed: whatever PostgreSQL could reject in it has
 * been found before.
 *
 * @param action what to do
 * @param document to which document
 * @param content the new content as JSON text; null for a deletion, and for a restore that takes
 *     that of the version
 * @param target the version to bring back; null for everything else
 * @param readHead the head this change was made for; null when it fits any
 * @param terms what a restore depends on in the head, as far as nobody has looked at it before
 * @param options precondition, idempotency key and reason
 * @param context where the command comes from
 * @param eventContext the same as the event log keeps it; made here, where no batch waits for it
 */
record Change(
    Action action,
    DocumentKey document,
    @Nullable String content,
    @Nullable Integer target,
    @Nullable Integer readHead,
    HeadTerms terms,
    WriteOptions options,
    RequestContext context,
    String eventContext) {

  private Change(
      Action action,
      DocumentKey document,
      @Nullable String content,
      @Nullable Integer target,
      WriteOptions options,
      RequestContext context) {
    this(
        action,
        document,
        content,
        target,
        null,
        HeadTerms.NONE,
        options,
        context,
        EventContext.of(action, context, options.changeReason()).toJson());
  }

  static Change create(
      RequestContext context, WriteOptions options, DocumentKey document, String content) {
    return new Change(Action.CREATE, document, content, null, options, context);
  }

  static Change update(
      RequestContext context, WriteOptions options, DocumentKey document, String content) {
    return new Change(Action.UPDATE, document, content, null, options, context);
  }

  static Change delete(RequestContext context, WriteOptions options, DocumentKey document) {
    return new Change(Action.DELETE, document, null, null, options, context);
  }

  static Change restore(
      RequestContext context, WriteOptions options, DocumentKey document, int target) {
    return new Change(Action.RESTORE, document, null, target, options, context);
  }

  /** The same change, good only as long as this version is the head. */
  Change on(int head) {
    return new Change(
        action, document, content, target, head, terms, options, context, eventContext);
  }

  /** The same with another content; that of a restore is then not the version's own. */
  Change with(String changed) {
    return new Change(
        action, document, changed, target, readHead, terms, options, context, eventContext);
  }

  /** The same restore of a document that nobody has read: the commit holds it to these terms. */
  Change on(HeadTerms unread) {
    return new Change(
        action, document, content, target, readHead, unread, options, context, eventContext);
  }

  /** The content of a change that has one. */
  String requiredContent() {
    if (content == null) {
      throw new IllegalStateException("a " + action.word() + " has no content");
    }
    return content;
  }

  /** The bytes of the content, 0 without. */
  int size() {
    return content == null ? 0 : content.getBytes(StandardCharsets.UTF_8).length;
  }
}
