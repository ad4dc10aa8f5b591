package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.platform.fields.FieldRules;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.fields.WriteRules;
import dev.reinstate.platform.policy.CompiledRules;
import dev.reinstate.platform.policy.Grant;
import dev.reinstate.platform.policy.Reader;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.platform.policy.User;
import dev.reinstate.platform.settings.CollectionSettings;
import dev.reinstate.platform.settings.PreHook;
import java.util.List;
import java.util.stream.Stream;

/**
 * One caller, admitted to one action in one collection by the settings of that moment. Conditions
 * are evaluated on the current state of a document, never on a version to come. Belongs to one
 * command.
 */
final class Admitted implements Admission {
  private final Action action;
  private final CollectionSettings collection;
  private final List<Grant> grants;
  private final List<PreHook> preHooks;
  private final User user;
  private final CompiledRules compiled;
  private final Reader reader;

  /**
   * Takes what the roles grant.
   *
   * @param grants of the action, at least one
   * @param preHooks that are asked before such a change is made
   * @param reader what the caller may read in the collection
   */
  Admitted(
      Action action,
      CollectionSettings collection,
      List<Grant> grants,
      List<PreHook> preHooks,
      Reader reader,
      User user,
      CompiledRules compiled) {
    this.action = action;
    this.collection = collection;
    this.grants = grants;
    this.preHooks = preHooks;
    this.reader = reader;
    this.user = user;
    this.compiled = compiled;
  }

  CollectionSettings collection() {
    return collection;
  }

  /** The hooks that are asked before such a change is made, in their order. */
  List<PreHook> preHooks() {
    return preHooks;
  }

  /** Whether there are any. */
  boolean asksHooks() {
    return !preHooks.isEmpty();
  }

  /** Whether somebody has to look at the document before it is known if the caller may. */
  boolean dependsOnDocument() {
    return grants.stream().noneMatch(Grant::unconditional);
  }

  /** Whether the caller may, on a document in this state. */
  boolean permits(Subject subject) {
    return !dependsOnDocument() || holding(subject).findAny().isPresent();
  }

  /**
   * Whether the caller may have what he was given before. What he once created is measured by what
   * it was then.
   */
  boolean permitsAgain(Subject subject) {
    return action == Action.CREATE || permits(subject);
  }

  /** What the caller may read in the collection. */
  Reader reader() {
    return reader;
  }

  /**
   * The view that a write of the caller applies to. Somebody who may write and not read sends whole
   * documents blindly; what his own grants hide stays as it is even so.
   */
  View writtenView(Subject subject) {
    return reader.readsNothing() ? compiled.view(rules(holding(subject))) : reader.view(subject);
  }

  /** Whether what the caller may write is the same for every document: all fields. */
  boolean writesEverything() {
    return grants.stream()
        .anyMatch(grant -> grant.unconditional() && grant.fields().denyWrite().isEmpty());
  }

  /** Whether there is a field that the caller may not write, on whatever document. */
  boolean mayDenyWrites() {
    return !writesEverything()
        && grants.stream().anyMatch(grant -> !grant.fields().denyWrite().isEmpty());
  }

  /** Whether the caller reads by the same grants, and no others, as those that let him do this. */
  boolean readsAsGranted() {
    return reader.readsBy(grants);
  }

  /** What the caller is shown of a document on which all his grants hold. */
  View grantedView() {
    return compiled.view(rules(grants.stream()));
  }

  /** Whether a write of the caller needs to know nothing of the document it replaces. */
  boolean writesBlindly() {
    boolean seesAll =
        reader.readsNothing()
            ? grants.stream()
                .anyMatch(grant -> grant.unconditional() && grant.fields().showEverything())
            : reader.seesAllOrNothing();
    return !dependsOnDocument() && writesEverything() && seesAll;
  }

  /** Which fields of a document in this state the caller may not write. */
  WriteRules writeRules(Subject subject) {
    return compiled.writeRules(rules(holding(subject)));
  }

  /** What a caller is told who may not; nothing about the document. */
  Refusal forbidden() {
    return new Forbidden(action, collection.name());
  }

  /** The conditions under which the caller may; to find documents by. */
  List<Grant> grants() {
    return grants;
  }

  /** The caller, for conditions and hooks. */
  ObjectNode user() {
    return user.asJson();
  }

  private Stream<Grant> holding(Subject subject) {
    return grants.stream().filter(grant -> grant.unconditional() || grant.holds(user, subject));
  }

  private static List<FieldRules> rules(Stream<Grant> grants) {
    return grants.map(Grant::fields).toList();
  }
}
