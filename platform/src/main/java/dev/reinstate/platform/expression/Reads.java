package dev.reinstate.platform.expression;

import java.util.Set;

/** What an expression looks at in a variable. */
public sealed interface Reads {

  /**
   * Members with these names, or something in them, and nothing else.
   *
   * @param names empty if the variable is not used
   */
  record Members(Set<String> names) implements Reads {

    /** Copies {@code names}. */
    public Members {
      names = Set.copyOf(names);
    }
  }

  /** It may depend on any member, or on which there are. */
  record Everything() implements Reads {}
}
