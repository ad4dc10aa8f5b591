package dev.reinstate.launcher.journey;

import dev.reinstate.launcher.journey.MarkedContent.Marker;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Somebody with some of the roles of a collection, who looks around in it.
 *
 * @param owner whether he is Otto, to whom all the documents belong
 */
record Prober(GeneratedPolicies policies, int collection, Set<Integer> roles, boolean owner) {

  String target() {
    return "/c" + collection;
  }

  boolean may(String action) {
    return granting(action).findAny().isPresent();
  }

  /** Whether one of the roles that let him restore lets him write every field. */
  boolean restoresEverything() {
    return granting("restore").anyMatch(role -> role.denyWrite().isEmpty());
  }

  Predicate<Marker> sees() {
    List<GeneratedRole> reading = granting("read").toList();
    return marker -> reading.stream().anyMatch(role -> role.shows(marker.keys()));
  }

  /** Whether he sees not even that it is there, or something of it. */
  Predicate<Marker> seesNothingOf() {
    List<GeneratedRole> reading = granting("read").toList();
    return marker -> reading.stream().allMatch(role -> role.hides(marker.keys()));
  }

  Caller caller(Installation installation) {
    String[] names = roles.stream().map(role -> "r" + role).toArray(String[]::new);
    return installation.as(owner ? "otto" : "eve", names);
  }

  private Stream<GeneratedRole> granting(String action) {
    return roles.stream()
        .map(policies.collections().get(collection)::get)
        .filter(role -> role.grants(action, owner));
  }
}
