package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.contracts.UndoSpaceRestore;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.log.EventContext;
import dev.reinstate.platform.log.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a command that wants to change something and is refused.
 *
 * @param operation the command's name, such as {@code restoreDocument}
 * @param documentId null when the command leaves it to the service, or names many
 * @param target the version to bring back; null for everything but a restore
 */
record Attempt(
    Action action,
    String operation,
    RequestContext context,
    WriteOptions options,
    String space,
    String collection,
    @Nullable String documentId,
    @Nullable Integer target) {

  static Attempt of(CreateDocument command) {
    return new Attempt(
        Action.CREATE,
        "createDocument",
        command.context(),
        command.options(),
        command.space(),
        command.collection(),
        command.document().id(),
        null);
  }

  static Attempt of(CreateDocuments command) {
    return new Attempt(
        Action.CREATE,
        "createDocuments",
        command.context(),
        command.options(),
        command.space(),
        command.collection(),
        null,
        null);
  }

  static Attempt of(ReplaceDocument command) {
    return new Attempt(
        Action.UPDATE, "replaceDocument", command.context(), command.options(), command.document());
  }

  static Attempt of(PatchDocument command) {
    return new Attempt(
        Action.UPDATE, "patchDocument", command.context(), command.options(), command.document());
  }

  static Attempt of(DeleteDocument command) {
    return new Attempt(
        Action.DELETE, "deleteDocument", command.context(), command.options(), command.document());
  }

  static Attempt of(RestoreDocument command) {
    return new Attempt(
        Action.RESTORE,
        "restoreDocument",
        command.context(),
        command.options(),
        command.document().space(),
        command.document().collection(),
        command.document().id(),
        command.version());
  }

  static Attempt of(RestoreSpace command) {
    return new Attempt(
        Action.RESTORE,
        "restoreSpace",
        command.context(),
        command.options(),
        DocumentKey.ofSpace(command.space()));
  }

  static Attempt of(UndoSpaceRestore command) {
    return new Attempt(
        Action.RESTORE,
        "undoSpaceRestore",
        command.context(),
        command.options(),
        DocumentKey.ofSpace(command.space()));
  }

  /** What the log tells of its refusal. */
  EventContext refused(ErrorText told) {
    return EventContext.of(action, context, options.changeReason()).refused(told);
  }

  /** As what the log tells of its refusal. */
  EventType refusal() {
    return action == Action.RESTORE && collection.equals(DocumentKey.SPACES)
        ? EventType.SPACE_REFUSED
        : EventType.REFUSED;
  }

  private Attempt(
      Action action,
      String operation,
      RequestContext context,
      WriteOptions options,
      DocumentKey document) {
    this(
        action,
        operation,
        context,
        options,
        document.space(),
        document.collection(),
        document.id(),
        null);
  }
}
