package dev.reinstate.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was not carried out. Nothing was changed, except where {@link Failed} says that it
 * cannot know.
 */
public sealed interface Refusal {

  /** The request makes no sense here; {@code message} and {@code details} are for the caller. */
  record InvalidRequest(String message, Map<String, Object> details) implements Refusal {
    /** Keeps its own copy. */
    public InvalidRequest {
      details = Map.copyOf(details);
    }

    /** Without details. */
    public InvalidRequest(String message) {
      this(message, Map.of());
    }
  }

  /** The caller's roles do not grant the action. Says nothing of whether the document exists. */
  record Forbidden(Action action, String collection) implements Refusal {}

  /** The caller's roles do not grant the action, whole and on every document, on all of these. */
  record ForbiddenCollections(Action action, List<String> collections) implements Refusal {
    /** Keeps its own copy. */
    public ForbiddenCollections {
      collections = List.copyOf(collections);
    }
  }

  /** There is no such space, or none alive where a live one is needed. */
  record SpaceNotFound(String space) implements Refusal {}

  /** The collection is not configured. */
  record CollectionNotFound(String collection) implements Refusal {}

  /** There is no such document, or none alive where a live one is needed. */
  record DocumentNotFound(DocumentKey document) implements Refusal {}

  /** The document has no such version, or no longer. */
  record VersionNotFound(DocumentKey document, int version) implements Refusal {}

  /** There is nothing of that name; {@code message} is for the caller. */
  record NotFound(String message) implements Refusal {}

  /** The event to go on from is no longer in the log, nor are those after it. */
  record EventsGone() implements Refusal {}

  /** The collection keeps no history. */
  record VersioningNotEnabled() implements Refusal {}

  /** A live document has that id; {@code index} is its place in a batch. */
  record AlreadyExists(DocumentKey document, @Nullable Integer index) implements Refusal {}

  /** The head moved during each of the runs a change is given. */
  record Conflict(DocumentKey document) implements Refusal {}

  /**
   * What was asked for does not go together with these documents; {@code message} is for the
   * caller. At most the first 100 of them. {@code index} is the place in a batch.
   */
  record ConflictsWith(String message, List<DocumentKey> documents, @Nullable Integer index)
      implements Refusal {
    /** Keeps its own copy. */
    public ConflictsWith {
      documents = List.copyOf(documents);
    }

    /** Of what is no batch. */
    public ConflictsWith(String message, List<DocumentKey> documents) {
      this(message, documents, null);
    }
  }

  /** These documents were changed since the plan was made; the first 100 of them. */
  record PlanStale(List<DocumentKey> documents) implements Refusal {
    /** Keeps its own copy. */
    public PlanStale {
      documents = List.copyOf(documents);
    }
  }

  /** Jobs of the space are under way; the ids of the first 100 of them. */
  record ActiveJobs(List<String> jobs) implements Refusal {
    /** Keeps its own copy. */
    public ActiveJobs {
      jobs = List.copyOf(jobs);
    }
  }

  /** The head is not the one the caller expects. */
  record PreconditionFailed(DocumentKey document, int currentVersion) implements Refusal {}

  /** The document does not fit the collection's schema; {@code index} is its place in a batch. */
  record SchemaViolated(List<SchemaError> errors, @Nullable Integer index) implements Refusal {
    /** Keeps its own copy. */
    public SchemaViolated {
      errors = List.copyOf(errors);
    }
  }

  /**
   * A hook does not let the change pass; {@code message} is for the caller, {@code index} the place
   * of the document in a batch.
   */
  record HookRejected(String hook, String message, @Nullable Integer index) implements Refusal {}

  /**
   * A hook that has to let the change pass could not be asked, or not be understood; {@code index}
   * is the place of the document in a batch.
   */
  record HookFailed(String hook, @Nullable Integer index) implements Refusal {}

  /** An earlier request with this idempotency key is still running. */
  record IdempotencyKeyInUse() implements Refusal {}

  /** This idempotency key was used for another request. */
  record IdempotencyKeyReused() implements Refusal {}

  /**
   * Too much is waiting already; {@code reason} is for the caller. Trying again later can succeed.
   */
  record Unavailable(String reason) implements Refusal {}

  /**
   * A fault. Whether a change was committed is not known when the connection broke while it was.
   * {@code error} is safe to show.
   */
  record Failed(String error) implements Refusal {}

  /**
   * One breach of a schema.
   *
   * @param field dotted path of the field; empty for the document as a whole
   * @param message what is wrong, without the document's values
   */
  record SchemaError(String field, String message) {}
}
