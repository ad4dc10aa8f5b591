package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.platform.fields.FieldRules;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.fields.WriteRules;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.policy.Grant;
import dev.reinstate.platform.policy.User;
import dev.reinstate.platform.settings.CollectionSettings;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One caller, admitted to one action in one collection by the settings of that moment. Conditions
 * are evaluated on the current state of a document, never on a version to come. Belongs to one
 * command.
 */
final class Admitted implements Admission {
  private static final String NOTHING = "{}";

  private final Action action;
  private final CollectionSettings collection;
  private final List<Grant> grants;
  private final List<Grant> readGrants;
  private final User user;
  private final CompiledRules compiled;
  private @Nullable ObjectNode userJson;

  /**
   * Takes what the roles grant.
   *
   * @param grants of the action, at least one
   * @param readGrants what lets the caller read in the collection; may be none
   */
  Admitted(
      Action action,
      CollectionSettings collection,
      List<Grant> grants,
      List<Grant> readGrants,
      User user,
      CompiledRules compiled) {
    this.action = action;
    this.collection = collection;
    this.grants = grants;
    this.readGrants = readGrants;
    this.user = user;
    this.compiled = compiled;
  }

  CollectionSettings collection() {
    return collection;
  }

  /** Whether somebody has to look at the document before it is known if the caller may. */
  boolean dependsOnDocument() {
    return grants.stream().noneMatch(Grant::unconditional);
  }

  /** Whether the caller may, on a document in this state. */
  boolean permits(Subject subject) {
    return !dependsOnDocument() || holding(grants, subject).findAny().isPresent();
  }

  /**
   * Whether the caller may have what he was given before. What he once created is measured by what
   * it was then.
   */
  boolean permitsAgain(Subject subject) {
    return action == Action.CREATE || permits(subject);
  }

  /** Whether what the caller is shown is the same for every document: all of it, or nothing. */
  boolean showsAllOrNothing() {
    return readGrants.isEmpty()
        || readGrants.stream()
            .anyMatch(grant -> grant.unconditional() && grant.fields().showEverything());
  }

  /** What the caller sees of a document in this state. */
  View view(Subject subject) {
    return compiled.view(rules(holding(readGrants, subject)));
  }

  /** The view of a caller who sees the same of every document: all of it, or nothing. */
  View viewOfAll() {
    return compiled.view(rules(readGrants.stream().filter(Grant::unconditional)));
  }

  /** Whether the caller sees a field, and all that is in it, of every document that he may read. */
  boolean alwaysShows(List<String> path) {
    Stream<Grant> unconditional = readGrants.stream().filter(Grant::unconditional);
    return compiled.view(rules(unconditional)).shows(path)
        || (!readGrants.isEmpty()
            && readGrants.stream()
                .allMatch(grant -> compiled.view(List.of(grant.fields())).shows(path)));
  }

  /**
   * The view that a write of the caller applies to. Somebody who may write and not read sends whole
   * documents blindly; what his own grants hide stays as it is even so.
   */
  View writtenView(Subject subject) {
    return readGrants.isEmpty() ? compiled.view(rules(holding(grants, subject))) : view(subject);
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

  /** Whether a write of the caller needs to know nothing of the document it replaces. */
  boolean writesBlindly() {
    boolean seesAll =
        readGrants.isEmpty()
            ? grants.stream()
                .anyMatch(grant -> grant.unconditional() && grant.fields().showEverything())
            : showsAllOrNothing();
    return !dependsOnDocument() && writesEverything() && seesAll;
  }

  /** Which fields of a document in this state the caller may not write. */
  WriteRules writeRules(Subject subject) {
    return compiled.writeRules(rules(holding(grants, subject)));
  }

  /**
   * What the caller sees of a state of a document.
   *
   * @param current the state that conditions are evaluated on; null: this one
   */
  Document shown(Document document, @Nullable Subject current) {
    if (showsAllOrNothing()) {
      return readGrants.isEmpty() ? document.withContent(NOTHING) : document;
    }
    Subject state = Subject.of(document);
    View view = view(current == null ? state : current);
    return view.showsEverything()
        ? document
        : document.withContent(Json.write(view.shown(state.content())));
  }

  /** What a caller is told who may not; nothing about the document. */
  Refusal forbidden() {
    return new Forbidden(action, collection.name());
  }

  /** The conditions under which the caller may; to find documents by. */
  List<Grant> grants() {
    return grants;
  }

  /** The caller, for conditions. */
  synchronized ObjectNode user() {
    if (userJson == null) {
      userJson = user.asJson();
    }
    return userJson;
  }

  private Stream<Grant> holding(List<Grant> all, Subject subject) {
    return all.stream()
        .filter(grant -> grant.unconditional() || grant.holds(user(), subject.resource()));
  }

  private static List<FieldRules> rules(Stream<Grant> grants) {
    return grants.map(Grant::fields).toList();
  }
}
