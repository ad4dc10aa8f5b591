package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.SystemFields;
import dev.reinstate.platform.expression.Condition;
import dev.reinstate.platform.expression.Equalities;
import dev.reinstate.platform.expression.PathEquality;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.FieldPath;
import dev.reinstate.platform.policy.Grant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a restore depends on in the document, where that is so simple that the commit itself sees to
 * it on the locked head: nobody has to read the document before.
 *
 * @param required what the head's content must contain ({@code @>} of PostgreSQL), as JSON; null:
 *     nothing
 * @param keep the keys of fields that keep the value they have in the head, as a JSON array; null:
 *     none
 */
record HeadTerms(@Nullable String required, @Nullable String keep) {
  /** It depends on nothing. */
  static final HeadTerms NONE = new HeadTerms(null, null);

  /**
   * The terms on which a caller may restore. Empty where they have to be evaluated: none of his
   * grants lets him write everything everywhere, and he has several, or his condition demands more
   * than that fields equal texts, or the field rules go deeper than a document's own fields.
   */
  static Optional<HeadTerms> of(Admitted admitted) {
    if (!admitted.dependsOnDocument() && admitted.writesEverything()) {
      return Optional.of(NONE);
    }
    return admitted.grants().size() == 1
        ? of(admitted, admitted.grants().getFirst())
        : Optional.empty();
  }

  private static Optional<HeadTerms> of(Admitted admitted, Grant grant) {
    Set<FieldPath> denied = grant.fields().denyWrite();
    if (!denied.isEmpty() && belongsToAnother(admitted)) {
      return Optional.empty();
    }
    boolean namesKept = denied.isEmpty() || admitted.readsAsGranted();
    boolean shallow = denied.stream().map(FieldPath::keys).allMatch(HeadTerms::isOwnField);
    Condition condition = grant.condition();
    if (!namesKept || !shallow) {
      return Optional.empty();
    }
    return condition == null
        ? Optional.of(new HeadTerms(null, keep(denied)))
        : required(condition.equalities("resource"), admitted)
            .map(required -> new HeadTerms(Json.write(required), keep(denied)));
  }

  /** Then the commit looks into the content to come for what it belongs to. */
  private static boolean belongsToAnother(Admitted admitted) {
    return Component.of(admitted.collection().name()).flatMap(Component::parent).isPresent();
  }

  private static @Nullable String keep(Set<FieldPath> denied) {
    ArrayNode keys = JsonNodeFactory.instance.arrayNode();
    denied.stream().map(path -> path.keys().getFirst()).sorted().forEach(keys::add);
    return keys.isEmpty() ? null : Json.write(keys);
  }

  private static Optional<ObjectNode> required(Equalities equalities, Admitted admitted) {
    ObjectNode required = JsonNodeFactory.instance.objectNode();
    boolean simple = equalities.complete();
    for (PathEquality term : equalities.terms()) {
      simple = simple && add(term, admitted, required);
    }
    return simple ? Optional.of(required) : Optional.empty();
  }

  private static boolean add(PathEquality term, Admitted admitted, ObjectNode required) {
    List<String> path = term.path();
    return isOwnField(path)
        && term.value()
            .text(Map.of("user", admitted.user()))
            .filter(Json::isStorable)
            .filter(text -> required.replace(path.getFirst(), TextNode.valueOf(text)) == null)
            .isPresent();
  }

  /** A field at the top of the content. */
  private static boolean isOwnField(List<String> path) {
    String name = path.getFirst();
    return path.size() == 1 && !SystemFields.isReserved(name) && Json.isStorable(name);
  }
}
