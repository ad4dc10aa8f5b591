package dev.reinstate.api;

import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.ActiveJobs;
import dev.reinstate.contracts.Refusal.AlreadyExists;
import dev.reinstate.contracts.Refusal.CollectionNotFound;
import dev.reinstate.contracts.Refusal.Conflict;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.EventsGone;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.ForbiddenCollections;
import dev.reinstate.contracts.Refusal.HookFailed;
import dev.reinstate.contracts.Refusal.HookRejected;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.contracts.Refusal.IdempotencyKeyReused;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Refusal.PlanStale;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Refusal.SchemaViolated;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
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
    ErrorText text = ErrorText.of(refusal, operation.id());
    Problem problem =
        Problem.of(status(refusal), text.code(), text.message(), Refusals.details(refusal));
    return refusal instanceof Unavailable ? later(problem) : problem;
  }

  private static int status(Refusal refusal) {
    return switch (refusal) {
      case InvalidRequest invalid -> 400;
      case HookRejected rejected -> 400;
      case Forbidden forbidden -> 403;
      case ForbiddenCollections forbidden -> 403;
      case SpaceNotFound none -> 404;
      case CollectionNotFound none -> 404;
      case DocumentNotFound none -> 404;
      case VersionNotFound none -> 404;
      case NotFound none -> 404;
      case AlreadyExists other -> 409;
      case Conflict others -> 409;
      case ConflictsWith others -> 409;
      case PlanStale stale -> 409;
      case ActiveJobs active -> 409;
      case IdempotencyKeyInUse other -> 409;
      case EventsGone gone -> 410;
      case PreconditionFailed other -> 412;
      case SchemaViolated violated -> 422;
      case IdempotencyKeyReused other -> 422;
      case HookFailed failed -> 500;
      case Failed fault -> 500;
      case VersioningNotEnabled off -> 501;
      case Unavailable busy -> 503;
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

  static Problem rangeNotSatisfiable(long size) {
    return Problem.of(
            416,
            "RANGE_NOT_SATISFIABLE",
            "There are no bytes in this range",
            Details.of("size", size))
        .with("Content-Range", "bytes */" + size);
  }

  static Problem uriTooLong() {
    return Problem.of(414, "URI_TOO_LONG", "The request line is too long");
  }

  static Problem unsupportedMediaType(String message, List<String> supported) {
    return Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", message, Details.of("supported", supported));
  }

  static Problem tooManyRequests(long retryAfterSeconds) {
    return Problem.of(429, "TOO_MANY_REQUESTS", "Too many requests")
        .with("Retry-After", Long.toString(retryAfterSeconds));
  }

  static Problem headersTooLarge() {
    return Problem.of(431, "HEADERS_TOO_LARGE", "The request headers are too large");
  }

  static Problem failed(String task, String error) {
    return Problem.of(500, "INTERNAL_ERROR", "Failed to " + task, Details.of("error", error));
  }

  static Problem unavailable(String reason) {
    return later(Problem.of(503, "SERVICE_UNAVAILABLE", reason));
  }

  private static Problem later(Problem problem) {
    return problem.with("Retry-After", RETRY_AFTER_SECONDS);
  }
}
