package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.restore.Examined.Bad;
import dev.reinstate.restore.Examined.Good;
import org.jspecify.annotations.Nullable;

/** Holds what somebody proposes to create against what he may create, hooks and the schema. */
final class Proposal {
  private final DocumentStore documents;
  private final PreHooks hooks;

  Proposal(DocumentStore documents, PreHooks hooks) {
    this.documents = documents;
    this.hooks = hooks;
  }

  /**
   * The creation that its author may make; null when he may not. Creating a deleted document again
   * goes on with its history, so he has to be somebody who could have created it as it was last;
   * the creation is then good on that head only.
   */
  @Nullable Change permitted(Admitted admitted, Change creation) {
    if (!admitted.dependsOnDocument() && admitted.writesEverything()) {
      return creation;
    }
    ObjectNode content = Json.readStoredObject(creation.requiredContent());
    Subject subject = subject(creation, content);
    boolean allowed =
        admitted.permits(subject) && admitted.writeRules(subject).changed(null, content).isEmpty();
    return allowed ? onTheHistoryThereIs(admitted, creation) : null;
  }

  private @Nullable Change onTheHistoryThereIs(Admitted admitted, Change creation) {
    if (!admitted.dependsOnDocument()) {
      return creation;
    }
    StoredDocument earlier = documents.read(creation.document()).await();
    if (earlier == null) {
      return creation.on(0);
    }
    boolean mayGoOn = !earlier.deleted() || admitted.permits(earlier.asSubject());
    return mayGoOn ? creation.on(earlier.head()) : null;
  }

  /** What comes of a creation that its author may make. */
  Examined examined(Admitted admitted, Change creation) {
    return admitted.asksHooks()
        ? examined(admitted, creation, hooks.of(admitted, creation.context()), null)
        : fitting(admitted, creation, null);
  }

  /**
   * The same for one of many, where hooks are to be asked.
   *
   * @param patience with the hooks for all of them
   * @param index its place in the batch
   */
  Examined examined(Admitted admitted, Change creation, Patience patience, int index) {
    return examined(
        admitted, creation, hooks.of(admitted, creation.context(), patience, index), index);
  }

  private static Examined examined(
      Admitted admitted, Change creation, AskedHooks hooks, @Nullable Integer index) {
    ObjectNode content = Json.readStoredObject(creation.requiredContent());
    HookedChange hooked = hooks.ask(ProposedChange.ofNew(creation, content));
    return hooked.refusal() == null
        ? fitting(admitted, hooked.applied(creation), index)
        : new Bad(hooked.refusal());
  }

  private static Examined fitting(Admitted admitted, Change creation, @Nullable Integer index) {
    Refusal violated = violated(admitted, creation, index);
    return violated == null ? new Good(creation) : new Bad(violated);
  }

  /**
   * It does not fit the schema; null when it does.
   *
   * @param index its place in a batch
   */
  static @Nullable Refusal violated(Admitted admitted, Change creation, @Nullable Integer index) {
    if (admitted.collection().schema() == null) {
      return null;
    }
    ObjectNode content = Json.readStoredObject(creation.requiredContent());
    return SchemaCheck.of(
        admitted.collection(), content, admitted.reader().view(subject(creation, content)), index);
  }

  private static Subject subject(Change creation, ObjectNode content) {
    return Subject.proposed(creation.document(), creation.context().actor().id(), content);
  }
}
