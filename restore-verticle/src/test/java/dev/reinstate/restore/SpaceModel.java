package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A space as the contract describes it: documents, some of which belong to others. */
final class SpaceModel {
  private static final Map<String, String> OWNERS =
      Map.of("sheets", "workbooks", "records", "sheets");

  private final String space;
  private final Map<String, HistoryModel> histories = new TreeMap<>();

  SpaceModel(String space) {
    this.space = space;
  }

  /** Does it to a document {@code collection/id} if it can be done. */
  boolean apply(Action action, String document, int number) {
    String content =
        action == Action.RESTORE ? version(document, number) : content(document, number);
    boolean orphaned = action != Action.DELETE && !hasOwner(document, content);
    return !orphaned
        && history(document).apply(action, content == null ? "" : content, number)
        && (action != Action.DELETE || deleteOwned(document));
  }

  /** What is stored for a document with this number; the number also says what it belongs to. */
  static String content(String document, int number) {
    String collection = collection(document);
    String owner = OWNERS.get(collection);
    return owner == null
        ? "{\"n\": %d}".formatted(number)
        : "{\"n\": %d, \"%s\": \"%d\"}"
            .formatted(number, owner.substring(0, owner.length() - 1) + "_id", number % 2);
  }

  /** The contents of all that are alive, by document. */
  Map<String, String> alive() {
    var alive = new TreeMap<String, String>();
    histories.forEach(
        (document, history) -> {
          if (history.alive()) {
            alive.put(document, Objects.requireNonNull(history.versions().getLast().content()));
          }
        });
    return alive;
  }

  boolean isAlive(String document) {
    return history(document).alive();
  }

  DocumentKey key(String document) {
    return new DocumentKey(
        space, collection(document), document.substring(document.indexOf('/') + 1));
  }

  private boolean deleteOwned(String document) {
    for (Map.Entry<String, String> other : alive().entrySet()) {
      if (document.equals(owner(other.getKey(), other.getValue()))) {
        apply(Action.DELETE, other.getKey(), 0);
      }
    }
    return true;
  }

  private boolean hasOwner(String document, @Nullable String content) {
    String owner = content == null ? null : owner(document, content);
    return owner == null || isAlive(owner);
  }

  private static @Nullable String owner(String document, String content) {
    String owners = OWNERS.get(collection(document));
    return owners == null
        ? null
        : owners + "/" + content.substring(content.length() - 3, content.length() - 2);
  }

  private @Nullable String version(String document, int number) {
    List<HistoryModel.Version> versions = history(document).versions();
    return number > versions.size() ? null : versions.get(number - 1).content();
  }

  private HistoryModel history(String document) {
    return histories.computeIfAbsent(document, first -> new HistoryModel());
  }

  private static String collection(String document) {
    return document.substring(0, document.indexOf('/'));
  }
}
