package dev.reinstate.platform.settings;

import dev.reinstate.contracts.Component;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which names a collection may have, and what else policies may speak of. */
final class ReservedNames {

  static final Pattern COLLECTION = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  /** The collections that every space has. */
  static final Set<String> COMPONENTS =
      Arrays.stream(Component.values())
          .map(Component::collection)
          .collect(Collectors.toUnmodifiableSet());

  /** Words of the service's own paths. */
  static final Set<String> PATHS =
      Set.of("spaces", "versions", "diff", "restore", "restores", "snapshots", "history");

  /** What policies may name beside collections and components. */
  static final Set<String> POLICY_TARGETS = Set.of("spaces", "_audit", "_hooks");

  private ReservedNames() {}
}
