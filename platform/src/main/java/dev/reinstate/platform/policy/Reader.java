package dev.reinstate.platform.policy;

import dev.reinstate.contracts.Document;
import dev.reinstate.platform.fields.FieldRules;
import dev.reinstate.platform.fields.View;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one caller may read in one collection, by the settings of one moment. Conditions are
 * evaluated on the current state of a document, whichever of its states is read. Everything that
 * tells content of a document tells it through a view from here.
 */
public final class Reader {
  private static final String NOTHING = "{}";

  private final User user;
  private final List<Grant> grants;
  private final CompiledRules compiled;

  /**
   * Takes what his roles grant.
   *
   * @param grants what lets him read in the collection; may be none
   */
  public Reader(User user, List<Grant> grants, CompiledRules compiled) {
    this.user = user;
    this.grants = grants;
    this.compiled = compiled;
  }

  /** Whether he reads no document at all. */
  public boolean readsNothing() {
    return grants.isEmpty();
  }

  /** Whether these grants, and no others, let him read. */
  public boolean readsBy(List<Grant> others) {
    return grants.equals(others);
  }

  /** Whether he may read every document, whatever its state. */
  public boolean readsEveryDocument() {
    return unconditional().findAny().isPresent();
  }

  /** Whether he may read a document, by its current state. */
  public boolean mayRead(Subject current) {
    return holding(current).findAny().isPresent();
  }

  /** Whether what he sees is the same for every document: all of it, or nothing. */
  public boolean seesAllOrNothing() {
    return grants.isEmpty()
        || grants.stream()
            .anyMatch(grant -> grant.unconditional() && grant.fields().showEverything());
  }

  /** What he sees of a document, by its current state. */
  public View view(Subject current) {
    return compiled.view(rules(holding(current)));
  }

  /** What he sees of any document, whatever its state. */
  public View viewOfAll() {
    return compiled.view(rules(unconditional()));
  }

  /** Whether he sees a field, and all that is in it, of every document that he may read. */
  public boolean alwaysShows(List<String> path) {
    return viewOfAll().shows(path)
        || (!grants.isEmpty()
            && grants.stream()
                .allMatch(grant -> compiled.view(List.of(grant.fields())).shows(path)));
  }

  /**
   * What he sees of a state of a document.
   *
   * @param current the state that conditions are evaluated on; null: this one
   */
  public Document shown(Document document, @Nullable Subject current) {
    if (seesAllOrNothing()) {
      return grants.isEmpty() ? document.withContent(NOTHING) : document;
    }
    Subject state = Subject.of(document);
    View view = view(current == null ? state : current);
    return view.showsEverything()
        ? document
        : document.withContent(view.shownText(state.members()));
  }

  private Stream<Grant> unconditional() {
    return grants.stream().filter(Grant::unconditional);
  }

  private Stream<Grant> holding(Subject current) {
    return grants.stream().filter(grant -> grant.unconditional() || grant.holds(user, current));
  }

  private static List<FieldRules> rules(Stream<Grant> grants) {
    return grants.map(Grant::fields).toList();
  }
}
