package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.Json;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees of a content. Every content passes here on its way to somebody.
 *
 * <p>A value is shown if any of the rules shows it, else masked as the first says that shows it
 * masked, else hidden. An object or array that is not shown itself is there as the way to something
 * below it that is, and not at all without; of an array those elements are then left out.
 *
 * <p>Immutable, for any thread; made once for the same rules. Trees that go in are never changed,
 * and shared with what comes out.
 */
public final class View {

  private static final Pattern MAYBE_INDEX = Pattern.compile("-|[0-9]+");

  private final FieldTree tree;

  private View(FieldTree tree) {
    this.tree = tree;
  }

  /**
   * The view of somebody for whom all these rules hold.
   *
   * @param rules of each role that lets him read, in the order in which their masks count; with
   *     none nothing is shown
   */
  public static View of(Collection<FieldRules> rules) {
    return new View(new FieldTreeCompiler(rules).tree());
  }

  /** Whether any content is shown as it is. */
  public boolean showsEverything() {
    return tree.showsEverything();
  }

  /**
   * What is shown of a content, its keys in their order.
   *
   * @return the content itself if that is all of it; {@code {}} if nothing is shown
   */
  public ObjectNode shown(ObjectNode content) {
    return FieldFilter.SHOWN.of(tree, content) instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
  }

  /**
   * The same as text, of a stored content of which no more is read than rules are about.
   *
   * @param members as {@link Json#storedMembers} finds them
   */
  public String shownText(Map<String, String> members) {
    return Json.write(shown(Json.readStoredObject(members, tree.keys())));
  }

  /**
   * The same where there may be no content.
   *
   * @param content an object, or JSON {@code null}, a deletion, which is shown as it is
   */
  public JsonNode shown(JsonNode content) {
    return switch (content) {
      case ObjectNode object -> shown(object);
      case NullNode deletion -> deletion;
      default -> throw new IllegalArgumentException("a content is an object");
    };
  }

  /**
   * Whether the value there, and all that may be below it, is shown as it is, whatever the content.
   *
   * <p>For filters, sorting, and operations that read a place. A key that may be an index of an
   * array (digits, {@code -}) may as well be that of an object: false if either is not shown.
   *
   * @param keys of a path or the tokens of a JSON Pointer; none for the whole content
   */
  public boolean shows(List<String> keys) {
    Set<FieldTree> here = Set.of(tree);
    for (String key : keys) {
      Set<FieldTree> below = new LinkedHashSet<>();
      here.forEach(reading -> below.add(reading.child(key)));
      if (MAYBE_INDEX.matcher(key).matches()) {
        below.addAll(here);
      }
      here = below;
    }
    return here.stream().allMatch(FieldTree::showsEverything);
  }

  /**
   * What a write of somebody with this view is to store. He changed what he was shown and knows of
   * nothing else, so that {@code merged(stored, shown(stored))} is what is stored:
   *
   * <ul>
   *   <li>What is shown becomes what he submits, or is removed if he leaves it out.
   *   <li>What is hidden stays, there or not; what he submits there is dropped.
   *   <li>A masked value that he sends back as he was shown it stays; any other is a write.
   *   <li>An object stays an object as long as there is something hidden in it: if he removes it,
   *       or submits no object for it, it stays with that alone. Nor is anything that is hidden
   *       itself replaced by what would be shown below it.
   *   <li>Elements of an array that is not shown as it is are matched to the stored ones as far as
   *       that can be: those that he sends back as they were shown, wherever; then an edited object
   *       or array by its index, which takes over what is hidden in the stored one there. What is
   *       hidden in an element that he removes is gone with it; elements that he was not shown
   *       stay.
   * </ul>
   *
   * @param stored an object; JSON {@code null} or none for a creation, which may give a value to
   *     anything
   * @return the submitted itself where nothing is hidden or masked
   */
  public ObjectNode merged(@Nullable JsonNode stored, ObjectNode submitted) {
    return switch (stored) {
      case null -> submitted;
      case NullNode deletion -> submitted;
      case ObjectNode content -> merged(content, submitted);
      default -> throw new IllegalArgumentException("a content is an object");
    };
  }

  private ObjectNode merged(ObjectNode stored, ObjectNode submitted) {
    JsonNode shown = FieldFilter.SHOWN.of(tree, stored);
    JsonNode merged = ViewMerge.of(tree, stored, shown, submitted);
    return merged instanceof ObjectNode object ? object : stored;
  }
}
