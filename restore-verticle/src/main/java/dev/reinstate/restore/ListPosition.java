package dev.reinstate.restore;

import java.util.List;

/** Where in a list to go on. */
sealed interface ListPosition {

  /** At the beginning. */
  record Start() implements ListPosition {}

  /** After a document with these values of the keys that the list is sorted by. */
  record AfterValues(List<String> values) implements ListPosition {
    /** Keeps its own copy. */
    public AfterValues {
      values = List.copyOf(values);
    }
  }

  /**
   * After a document that the caller may not read: a cursor that holds nothing of it but its number
   * in the database.
   */
  record AfterDocument(long doc) implements ListPosition {}
}
