package dev.reinstate.contracts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The collections that every space has, without being configured. They exist in spaces only, not at
 * the root.
 */
public enum Component {
  /** An application's pages and tables. */
  WORKBOOKS(null, null),
  /** A table of a workbook. */
  SHEETS(WORKBOOKS, "workbook_id"),
  /** A row of a sheet. */
  RECORDS(SHEETS, "sheet_id"),
  /** A text. */
  DOCUMENTS(null, null),
  /** What is known of a file besides its bytes. */
  FILES(null, null),
  /** Somebody who may come in as a guest. */
  USERS(null, null),
  /** Something that can be done by a press of a button. */
  ACTIONS(null, null),
  /** Work that is under way; the only one without a history. */
  JOBS(null, null);

  private static final Map<String, Component> BY_COLLECTION =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Component::collection, component -> component));

  private final String collection;
  private final @Nullable Component parent;
  private final @Nullable String parentField;

  Component(@Nullable Component parent, @Nullable String parentField) {
    this.collection = name().toLowerCase(Locale.ROOT);
    this.parent = parent;
    this.parentField = parentField;
  }

  /** The name of the collection, such as {@code workbooks}. */
  public String collection() {
    return collection;
  }

  /** What each document of it belongs to, and is deleted with; empty when to nothing. */
  public Optional<Component> parent() {
    return Optional.ofNullable(parent);
  }

  /** The field that names the parent's id; empty when there is no parent. */
  public Optional<String> parentField() {
    return Optional.ofNullable(parentField);
  }

  /** Whether its documents have a history. */
  public boolean versioned() {
    return this != JOBS;
  }

  /** The component of a collection; empty when it is none. */
  public static Optional<Component> of(String collection) {
    return Optional.ofNullable(BY_COLLECTION.get(collection));
  }
}
