package dev.reinstate.contracts;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is told of a refusal, and the audit trail after him: the whole table of codes that
 * commands can be answered with. Holds no content of a document, unless a hook's own message does.
 *
 * @param code for programs, such as {@code FORBIDDEN}
 * @param message for people
 * @param hook the name of the hook that is the reason; null when it is none
 */
public record ErrorText(String code, String message, @Nullable String hook) {

  /** No hook is the reason. */
  public ErrorText(String code, String message) {
    this(code, message, null);
  }

  /**
   * The text of a refusal.
   *
   * @param operation the command's name, such as {@code restoreDocument}
   */
  public static ErrorText of(Refusal refusal, String operation) {
    return switch (refusal) {
      case Refusal.InvalidRequest(var message, var details) ->
          new ErrorText("BAD_REQUEST", message);
      case Refusal.Forbidden(var action, var collection) ->
          new ErrorText(
              "FORBIDDEN",
              "You don't have permission to "
                  + action.word()
                  + " "
                  + object(operation, collection));
      case Refusal.ForbiddenCollections(var action, var collections) ->
          new ErrorText(
              "FORBIDDEN",
              "You don't have permission to " + action.word() + " " + object(operation));
      case Refusal.SpaceNotFound(var space) -> new ErrorText("SPACE_NOT_FOUND", "Space not found");
      case Refusal.CollectionNotFound(var collection) ->
          new ErrorText("COLLECTION_NOT_FOUND", "Collection not found");
      case Refusal.DocumentNotFound(var document) when document.isSpace() ->
          new ErrorText("SPACE_NOT_FOUND", "Space not found");
      case Refusal.DocumentNotFound(var document) ->
          new ErrorText("DOCUMENT_NOT_FOUND", "Document not found");
      case Refusal.VersionNotFound(var document, var version) ->
          new ErrorText("VERSION_NOT_FOUND", "Version not found");
      case Refusal.NotFound(var message) -> new ErrorText("NOT_FOUND", message);
      case Refusal.AlreadyExists(var document, var index) ->
          new ErrorText("RESOURCE_EXISTS", "A document with this id exists");
      case Refusal.Conflict(var document) ->
          new ErrorText("CONFLICT", "The document was changed by others meanwhile");
      case Refusal.ConflictsWith(var message, var documents, var index) ->
          new ErrorText("CONFLICT", message);
      case Refusal.PlanStale(var documents) ->
          new ErrorText("PLAN_STALE", "The space was changed since the plan was made");
      case Refusal.ActiveJobs(var jobs) ->
          new ErrorText("ACTIVE_JOBS", "Jobs of the space are under way");
      case Refusal.IdempotencyKeyInUse() ->
          new ErrorText(
              "CONFLICT", "An earlier request with this idempotency key is still running");
      case Refusal.EventsGone() ->
          new ErrorText("GONE", "The events after this one are no longer kept");
      case Refusal.PreconditionFailed(var document, var current) ->
          new ErrorText("PRECONDITION_FAILED", "The document has another version");
      case Refusal.SchemaViolated(var errors, var index) ->
          new ErrorText(
              "SCHEMA_VALIDATION_ERROR", "The document does not fit the collection's schema");
      case Refusal.HookRejected(var hook, var message, var index) ->
          new ErrorText("BAD_REQUEST", message, hook);
      case Refusal.HookFailed(var hook, var index) ->
          new ErrorText("INTERNAL_ERROR", failedTo(operation), hook);
      case Refusal.IdempotencyKeyReused() ->
          new ErrorText(
              "IDEMPOTENCY_KEY_REUSED", "This idempotency key was used for another request");
      case Refusal.Failed(var error) -> new ErrorText("INTERNAL_ERROR", failedTo(operation));
      case Refusal.VersioningNotEnabled() ->
          new ErrorText("VERSIONING_NOT_ENABLED", "Versioning is not enabled");
      case Refusal.Unavailable(var reason) -> new ErrorText("SERVICE_UNAVAILABLE", reason);
    };
  }

  /** With the operation in words: {@code Failed to restore document}. */
  private static String failedTo(String operation) {
    return "Failed to " + operation.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  /** A space is a document, so some operations do not say that they act on one. */
  private static String object(String operation, String collection) {
    if (!collection.equals(DocumentKey.SPACES)) {
      return object(operation);
    }
    return operation.equals("listSpaces") ? "these spaces" : "this space";
  }

  /** What the operation acts on, in a sentence. */
  private static String object(String operation) {
    if (operation.contains("Audit")) {
      return "the audit trail";
    }
    if (operation.contains("Hook") || operation.contains("Deliver")) {
      return "the hooks";
    }
    if (operation.contains("Space")) {
      return "this space";
    }
    if (operation.contains("File")) {
      return "this file";
    }
    if (operation.endsWith("Events")) {
      return "these events";
    }
    return operation.endsWith("Documents") ? "these documents" : "this document";
  }
}
