package dev.reinstate.contracts;

import java.util.Set;

/** The fields at the top of a document that the service keeps. */
public final class SystemFields {
  /** The name of the document's id. */
  public static final String ID = "_id";

  /** All of them. */
  public static final Set<String> NAMES =
      Set.of(ID, "_version", "created_at", "created_by", "updated_at", "updated_by");

  private SystemFields() {}

  /** Whether this is the name of one. */
  public static boolean contains(String name) {
    return NAMES.contains(name);
  }

  /** Whether the name looks like that of a system field and is none: nobody may use it. */
  public static boolean isForbidden(String name) {
    return name.startsWith("_") && !contains(name);
  }

  /** Whether the name belongs to the service. */
  public static boolean isReserved(String name) {
    return name.startsWith("_") || contains(name);
  }
}
