package dev.reinstate.restore;

import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.VirtualThreads;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells a document that is not there from a space that is not there: looked at only when a document
 * has not been found, so that it costs the others nothing. Safe for use from any thread.
 */
final class MissingSpaces {
  private final DocumentStore documents;

  MissingSpaces(DocumentStore documents) {
    this.documents = documents;
  }

  /** The same handler, naming the space where that is what is missing. */
  <C, T> Function<C, Reply<T>> named(Function<C, Reply<T>> handler) {
    return command -> {
      Reply<T> reply = handler.apply(command);
      return reply instanceof Refused<T>(Refusal refusal) ? new Refused<>(named(refusal)) : reply;
    };
  }

  /** The same handler that blocks nobody, naming the space where that is what is missing. */
  <C, T> Function<C, Optional<Future<Reply<T>>>> namedDirect(
      Function<C, Optional<Future<Reply<T>>>> handler) {
    return command -> handler.apply(command).map(reply -> reply.compose(this::named));
  }

  private <T> Future<Reply<T>> named(Reply<T> reply) {
    return reply instanceof Refused<T>(DocumentNotFound missing)
        ? VirtualThreads.run(() -> new Refused<>(named(missing)))
        : Future.succeededFuture(reply);
  }

  /** Whether there is a live space of this name. */
  boolean exists(String space) {
    StoredDocument document = documents.readHead(DocumentKey.ofSpace(space)).await();
    return document != null && !document.deleted();
  }

  private Refusal named(Refusal refusal) {
    return refusal instanceof DocumentNotFound(DocumentKey document)
            && (document.collection().equals(DocumentKey.SPACES) || !exists(document.space()))
        ? new SpaceNotFound(document.space())
        : refusal;
  }
}
