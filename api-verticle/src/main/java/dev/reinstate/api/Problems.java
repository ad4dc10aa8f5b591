package dev.reinstate.api;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.AlreadyExists;
import dev.reinstate.contracts.Refusal.CollectionNotFound;
import dev.reinstate.contracts.Refusal.Conflict;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.contracts.Refusal.IdempotencyKeyReused;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.Refusal.VersioningNotEnabled;
import java.util.List;
import java.util.Map;

/**
 * Every error there is. First what the handler of a command refuses, then what never gets that far.
 */
final class Problems {

  private static final String RETRY_AFTER_SECONDS = "1";

  private Problems() {}

  /** The error that a refusal of this operation's command is to the caller. */
  static Problem of(Refusal refusal, Operation operation) {
    return switch (refusal) {
      case InvalidRequest(var message, var details) -> badRequest(message, details);
      case Forbidden(var action, var collection) ->
          Problem.of(
              403,
              "FORBIDDEN",
              "You don't have permission to " + action.word() + " " + operation.object(),
              Details.of("action", action.word(), "collection", collection));
      case CollectionNotFound(var collection) -> collectionNotFound(collection);
      case DocumentNotFound(var document) ->
          Problem.of(404, "DOCUMENT_NOT_FOUND", "Document not found", naming(document));
      case VersionNotFound(var document, var version) ->
          Problem.of(404, "VERSION_NOT_FOUND", "Version not found", naming(document, version));
      case AlreadyExists(var document, var index) ->
          Problem.of(
              409,
              "RESOURCE_EXISTS",
              "A document with this id exists",
              Details.with(naming(document), "index", index));
      case Conflict(var document) ->
          Problem.of(
              409, "CONFLICT", "The document was changed by others meanwhile", naming(document));
      case IdempotencyKeyInUse() ->
          Problem.of(
              409, "CONFLICT", "An earlier request with this idempotency key is still running");
      case PreconditionFailed(var document, var current) ->
          Problem.of(
              412,
              "PRECONDITION_FAILED",
              "The document has another version",
              naming(document, current));
      case SchemaViolated(var errors, var index) ->
          Problem.of(
              422,
              "SCHEMA_VALIDATION_ERROR",
              "The document does not fit the collection's schema",
              Details.with(Details.of("errors", errors), "index", index));
      case IdempotencyKeyReused() ->
          Problem.of(
              422, "IDEMPOTENCY_KEY_REUSED", "This idempotency key was used for another request");
      case Failed(var error) -> failed(operation.words(), error);
      case VersioningNotEnabled() ->
          Problem.of(501, "VERSIONING_NOT_ENABLED", "Versioning is not enabled");
      case Unavailable(var reason) -> unavailable(reason);
    };
  }

  static Problem badRequest(String message, Map<String, ?> details) {
    return Problem.of(400, "BAD_REQUEST", message, details);
  }

  static Problem badRequest(String message) {
    return badRequest(message, Map.of());
  }

  static Problem unauthorized() {
    return Problem.of(401, "UNAUTHORIZED", "Authentication required")
        .with("WWW-Authenticate", "Bearer");
  }

  static Problem notFound() {
    return Problem.of(404, "NOT_FOUND", "There is nothing at this path");
  }

  static Problem collectionNotFound(String collection) {
    return Problem.of(
        404, "COLLECTION_NOT_FOUND", "Collection not found", Details.of("collection", collection));
  }

  static Problem methodNotAllowed(String allow) {
    return Problem.of(405, "METHOD_NOT_ALLOWED", "Method not allowed").with("Allow", allow);
  }

  static Problem notAcceptable(List<String> available) {
    return Problem.of(
        406,
        "NOT_ACCEPTABLE",
        "None of the accepted media types is available",
        Details.of("available", available));
  }

  static Problem payloadTooLarge(long maxBytes) {
    return Problem.of(
        413, "PAYLOAD_TOO_LARGE", "The body is too large", Details.of("max_bytes", maxBytes));
  }

  static Problem uriTooLong() {
    return Problem.of(414, "URI_TOO_LONG", "The request line is too long");
  }

  static Problem unsupportedMediaType(String message, List<String> supported) {
    return Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", message, Details.of("supported", supported));
  }

  static Problem headersTooLarge() {
    return Problem.of(431, "HEADERS_TOO_LARGE", "The request headers are too large");
  }

  static Problem failed(String task, String error) {
    return Problem.of(500, "INTERNAL_ERROR", "Failed to " + task, Details.of("error", error));
  }

  static Problem unavailable(String reason) {
    return Problem.of(503, "SERVICE_UNAVAILABLE", reason).with("Retry-After", RETRY_AFTER_SECONDS);
  }

  private static Map<String, Object> naming(DocumentKey document) {
    return Details.of("collection", document.collection(), "id", document.id());
  }

  private static Map<String, Object> naming(DocumentKey document, int version) {
    return Details.with(naming(document), "version", version);
  }
}
