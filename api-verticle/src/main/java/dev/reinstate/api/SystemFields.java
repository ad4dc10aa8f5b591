package dev.reinstate.api;

import java.util.Set;

/** The fields at the top of a document that the service keeps. */
final class SystemFields {

  static final String ID = "_id";

  private static final Set<String> NAMES =
      Set.of(ID, "_version", "created_at", "created_by", "updated_at", "updated_by");

  private SystemFields() {}

  static boolean contains(String name) {
    return NAMES.contains(name);
  }

  /** Whether the name looks like a system field and is none. */
  static boolean isForbidden(String name) {
    return name.startsWith("_") && !contains(name);
  }

  /** Whether the name belongs to the service. */
  static boolean isReserved(String name) {
    return name.startsWith("_") || contains(name);
  }
}
