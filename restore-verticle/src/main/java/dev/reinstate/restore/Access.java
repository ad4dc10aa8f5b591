package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.Refusal.CollectionNotFound;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.VersioningNotEnabled;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.platform.settings.CollectionSettings;
import dev.reinstate.platform.settings.Settings;
import java.util.function.Function;

/**
 * Every command passes here before anything of a document is read: so the answer to those who may
 * not says nothing of whether a document exists. Default deny.
 */
final class Access {
  private final Settings settings;

  Access(Settings settings) {
    this.settings = settings;
  }

  /** Does work that needs no history, if the caller may. */
  <T> Reply<T> to(
      Action action,
      RequestContext context,
      String collection,
      Function<CollectionSettings, Reply<T>> work) {
    CollectionSettings found = settings.collection(collection);
    return found == null
        ? new Refused<>(new CollectionNotFound(collection))
        : byRole(action, context, found, work);
  }

  /** Does work that needs history, if there is one and the caller may. */
  <T> Reply<T> toHistory(
      Action action,
      RequestContext context,
      String collection,
      Function<CollectionSettings, Reply<T>> work) {
    CollectionSettings found = settings.collection(collection);
    return found != null && !found.versioned()
        ? new Refused<>(new VersioningNotEnabled())
        : to(action, context, collection, work);
  }

  /** The answer as the caller may see it: who may not read is shown the system fields alone. */
  Reply<Document> shown(RequestContext context, String collection, Reply<Document> reply) {
    return switch (reply) {
      case Done<Document>(Document document, boolean replayed) when !mayRead(context, collection) ->
          new Done<>(document.withContent("{}"), replayed);
      case Done<Document> done -> done;
      case Refused<Document> refused -> refused;
    };
  }

  /** Whether the collection has a history, and one of the caller's roles may restore in it. */
  boolean mayRestore(RequestContext context, String collection) {
    CollectionSettings found = settings.collection(collection);
    return found != null
        && found.versioned()
        && settings.policies().allows(context.actor().roles(), collection, Action.RESTORE);
  }

  /** Whether what is restored in the collection has to fit a schema. */
  boolean hasSchema(String collection) {
    CollectionSettings found = settings.collection(collection);
    return found != null && found.schema() != null;
  }

  /** Whether one of the caller's roles may read in the collection. */
  boolean mayRead(RequestContext context, String collection) {
    return settings.policies().allows(context.actor().roles(), collection, Action.READ);
  }

  private <T> Reply<T> byRole(
      Action action,
      RequestContext context,
      CollectionSettings collection,
      Function<CollectionSettings, Reply<T>> work) {
    return settings.policies().allows(context.actor().roles(), collection.name(), action)
        ? work.apply(collection)
        : new Refused<>(new Forbidden(action, collection.name()));
  }
}
