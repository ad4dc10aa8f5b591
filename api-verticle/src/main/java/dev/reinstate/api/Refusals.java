package dev.reinstate.api;

import dev.reinstate.contracts.DocumentKey;
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

/** What a refusal names for programs. */
final class Refusals {

  private Refusals() {}

  /** The {@code details} of the answer; empty: it has none. */
  static Map<String, ?> details(Refusal refusal) {
    return switch (refusal) {
      case InvalidRequest(var message, var details) -> details;
      case Forbidden(var action, var collection) ->
          Details.of("action", action.word(), "collection", collection);
      case ForbiddenCollections(var action, var collections) ->
          Details.of("action", action.word(), "collections", collections);
      case SpaceNotFound(var space) -> Details.of("space", space);
      case ConflictsWith(var message, var documents, var index) ->
          Details.with(documents(documents), "index", index);
      case PlanStale(var documents) -> documents(documents);
      case ActiveJobs(var jobs) -> Details.of("jobs", jobs);
      case CollectionNotFound(var collection) -> Details.of("collection", collection);
      case DocumentNotFound(var document) when document.isSpace() ->
          Details.of("space", document.space());
      case DocumentNotFound(var document) -> naming(document);
      case VersionNotFound(var document, var version) -> naming(document, version);
      case AlreadyExists(var document, var index) -> Details.with(naming(document), "index", index);
      case Conflict(var document) -> naming(document);
      case PreconditionFailed(var document, var current) -> naming(document, current);
      case SchemaViolated(var errors, var index) ->
          Details.with(Details.of("errors", errors), "index", index);
      case HookRejected(var hook, var message, var index) ->
          Details.with(Details.of("hook", hook), "index", index);
      case HookFailed(var hook, var index) ->
          Details.with(Details.of("hook", hook), "index", index);
      case Failed(var error) -> Details.of("error", error);
      case NotFound none -> Map.of();
      case EventsGone gone -> Map.of();
      case IdempotencyKeyInUse other -> Map.of();
      case IdempotencyKeyReused other -> Map.of();
      case VersioningNotEnabled off -> Map.of();
      case Unavailable busy -> Map.of();
    };
  }

  private static Map<String, Object> documents(List<DocumentKey> documents) {
    return Details.of("documents", documents.stream().map(Refusals::naming).toList());
  }

  private static Map<String, Object> naming(DocumentKey document) {
    return Details.of("collection", document.collection(), "id", document.id());
  }

  private static Map<String, Object> naming(DocumentKey document, int version) {
    return Details.with(naming(document), "version", version);
  }
}
