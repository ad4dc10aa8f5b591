package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.CollectionNotFound;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.VersioningNotEnabled;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.policy.CompiledRules;
import dev.reinstate.platform.policy.Grant;
import dev.reinstate.platform.policy.Reader;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.platform.policy.User;
import dev.reinstate.platform.settings.CollectionSettings;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.restore.Admission.Denied;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every command passes here before anything of a document is read, so the answer to those whose
 * roles do not let them says nothing of whether a document exists; and once more, where that
 * depends on the document, when it has been. Default deny.
 */
final class Access {
  /** What is done on a document once the caller is permitted to. */
  interface Work<T> {
    /**
     * Answers.
     *
     * @param current the document as conditions have seen it
     */
    Reply<T> on(Admitted admitted, StoredDocument document, Subject current);
  }

  private final Supplier<Settings> settings;
  private final DocumentStore documents;
  private final CompiledRules compiled = new CompiledRules();

  /** Takes the settings as they are at any moment: each command goes by those it began with. */
  Access(Supplier<Settings> settings, DocumentStore documents) {
    this.settings = settings;
    this.documents = documents;
  }

  /** Admits to what needs no history. */
  Admission to(Action action, RequestContext context, String space, String collection) {
    Settings now = settings.get();
    CollectionSettings found = now.collection(collection);
    return found == null
        ? new Denied(new CollectionNotFound(collection))
        : byRole(now, action, context, space, found);
  }

  /** The same wherever the caller's token is good for, in one space or in all. */
  Admission toAnySpace(Action action, RequestContext context, String collection) {
    String bound = context.actor().space();
    return to(action, context, bound == null ? DocumentKey.DEFAULT_SPACE : bound, collection);
  }

  /** The same for a document. */
  Admission to(Action action, RequestContext context, DocumentKey document) {
    return to(action, context, document.space(), document.collection());
  }

  /** Admits to what needs a history. */
  Admission toHistory(Action action, RequestContext context, DocumentKey document) {
    Settings now = settings.get();
    CollectionSettings found = now.collection(document.collection());
    if (found == null) {
      return new Denied(new CollectionNotFound(document.collection()));
    }
    return found.versioned()
        ? byRole(now, action, context, document.space(), found)
        : new Denied(new VersioningNotEnabled());
  }

  /** A token that is bound to another space is worth nothing here. */
  private Admission byRole(
      Settings now,
      Action action,
      RequestContext context,
      String space,
      CollectionSettings collection) {
    List<String> roles = context.actor().roles();
    String name = collection.name();
    List<Grant> grants = now.policies().grants(roles, name, action);
    if (grants.isEmpty() || !context.actor().mayEnter(space)) {
      return new Denied(new Forbidden(action, name));
    }
    var user = new User(context.actor());
    List<Grant> readGrants = now.policies().grants(roles, name, Action.READ);
    return new Admitted(
        action,
        collection,
        grants,
        now.hooks().before(name, action),
        new Reader(user, readGrants, compiled),
        user,
        compiled);
  }

  /** Does work, if the caller is admitted. */
  static <T> Reply<T> admitted(Admission admission, Function<Admitted, Reply<T>> work) {
    return switch (admission) {
      case Denied(var refusal) -> new Refused<>(refusal);
      case Admitted admitted -> work.apply(admitted);
    };
  }

  /**
   * Does work on a live document, if the caller may on this one. It is handed over with its
   * content.
   */
  <T> Reply<T> onLiveDocument(Admission admission, DocumentKey key, Work<T> work) {
    return admitted(
        admission,
        admitted -> {
          StoredDocument document = documents.read(key).await();
          return document == null || document.deleted()
              ? new Refused<>(new DocumentNotFound(key))
              : permitted(admitted, document, work);
        });
  }

  /**
   * Does work on the history of a document, alive or not, if the caller may on this one. It is
   * handed over with its content where that decides what he may do or see.
   */
  <T> Reply<T> onHistory(Admission admission, DocumentKey key, Work<T> work) {
    return admitted(
        admission,
        admitted -> {
          StoredDocument document = read(admitted, key).await();
          return document == null
              ? new Refused<>(new DocumentNotFound(key))
              : permitted(admitted, document, work);
        });
  }

  /**
   * An answer as the caller may see it. That of an earlier request with his idempotency key is
   * authorised afresh, on the document as it is now.
   */
  Reply<Document> answer(Admitted admitted, DocumentKey key, Reply<Document> reply) {
    return answer(admitted, key, reply, admitted.reader()::shown);
  }

  /**
   * The same for other answers.
   *
   * @param shown what the caller may see of one, by the document as it is now; null when that is
   *     what the answer holds
   */
  <T> Reply<T> answer(
      Admitted admitted,
      DocumentKey key,
      Reply<T> reply,
      BiFunction<T, @Nullable Subject, T> shown) {
    return switch (reply) {
      case Refused<T> refused -> refused;
      case Done<T>(T value, boolean replayed) when !replayed ->
          new Done<>(shown.apply(value, null));
      case Done<T>(T value, boolean replayed) -> {
        StoredDocument now = read(admitted, key).await();
        Subject current = now == null ? null : now.asSubject();
        yield current == null || !admitted.permitsAgain(current)
            ? new Refused<>(admitted.forbidden())
            : new Done<>(shown.apply(value, current), true);
      }
    };
  }

  private static <T> Reply<T> permitted(Admitted admitted, StoredDocument document, Work<T> work) {
    Subject current = document.asSubject();
    return admitted.permits(current)
        ? work.on(admitted, document, current)
        : new Refused<>(admitted.forbidden());
  }

  private Future<@Nullable StoredDocument> read(Admitted admitted, DocumentKey key) {
    return admitted.dependsOnDocument() || !admitted.reader().seesAllOrNothing()
        ? documents.read(key)
        : documents.readHead(key);
  }
}
