package dev.reinstate.restore;

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
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.Faults;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sees to it that every refused or failed attempt at a change is in the log before its caller is
 * told. While the database is out of reach, nothing is logged, and the caller is told all the same.
 */
final class RefusedAttempts {
  private final RefusalLog log;

  RefusedAttempts(RefusalLog log) {
    this.log = log;
  }

  /** The same handler, logging what it refuses. */
  <C, T> Function<C, Reply<T>> logged(Function<C, Attempt> attempt, Function<C, Reply<T>> handler) {
    return command -> {
      try {
        Reply<T> reply = handler.apply(command);
        log(attempt, command, reply).await();
        return reply;
      } catch (Exception fault) { // also checked ones, which await() throws undeclared
        failed(attempt, command, fault).await();
        throw fault;
      }
    };
  }

  /** The same handler that blocks nobody, logging what it refuses. */
  <C, T> Function<C, Optional<Future<Reply<T>>>> loggedDirect(
      Function<C, Attempt> attempt, Function<C, Optional<Future<Reply<T>>>> handler) {
    return command ->
        handler
            .apply(command)
            .map(
                answer ->
                    answer
                        .recover(
                            fault ->
                                failed(attempt, command, fault)
                                    .compose(logged -> Future.failedFuture(fault)))
                        .compose(reply -> log(attempt, command, reply).map(logged -> reply)));
  }

  private <C> Future<Void> failed(Function<C, Attempt> attempt, C command, Throwable fault) {
    return Faults.connectionLost(fault)
        ? Future.succeededFuture()
        : log(attempt, command, new Refused<>(Faults.refusal(fault)));
  }

  /** Logs an answer, if it is a refusal; done when it is durable. */
  private <C> Future<Void> log(Function<C, Attempt> attempt, C command, Reply<?> reply) {
    return reply instanceof Refused<?>(Refusal refusal) && isLogged(refusal)
        ? log.append(attempt.apply(command), refusal)
            .recover(
                fault ->
                    Faults.connectionLost(fault)
                        ? Future.succeededFuture()
                        : Future.failedFuture(fault))
        : Future.succeededFuture();
  }

  /** Not what makes no sense as a request, nor what says nothing but that there is too much. */
  static boolean isLogged(Refusal refusal) {
    return switch (refusal) {
      case Forbidden(var action, var collection) -> true;
      case ForbiddenCollections(var action, var collections) -> true;
      case SpaceNotFound(var space) -> true;
      case ConflictsWith(var message, var documents, var index) -> true;
      case PlanStale(var documents) -> true;
      case ActiveJobs(var jobs) -> true;
      case CollectionNotFound(var collection) -> true;
      case DocumentNotFound(var document) -> true;
      case VersionNotFound(var document, var version) -> true;
      case AlreadyExists(var document, var index) -> true;
      case Conflict(var document) -> true;
      case PreconditionFailed(var document, var current) -> true;
      case SchemaViolated(var errors, var index) -> true;
      case HookRejected(var hook, var message, var index) -> true;
      case HookFailed(var hook, var index) -> true;
      case IdempotencyKeyInUse() -> true;
      case IdempotencyKeyReused() -> true;
      case Failed(var error) -> true;
      case InvalidRequest(var message, var details) -> false;
      case NotFound(var message) -> true;
      case EventsGone() -> false;
      case VersioningNotEnabled() -> false;
      case Unavailable(var reason) -> false;
    };
  }
}
