package dev.reinstate.launcher.journey;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Collections {@code c0}, {@code c1}... with the roles {@code r0} to {@code r3} in each. All of
 * these may read {@code marks} and the audit trail.
 */
record GeneratedPolicies(List<List<GeneratedRole>> collections) {

  static final int COLLECTIONS = 12;
  static final int ROLES = 4;

  /** Every other collection has it, to have refusals that are about fields, too. */
  private static final String SCHEMA =
      "{ properties: { b: { maxLength: 60 }, o: { properties: { x: { maxLength: 60 } } } },"
          + " if: { properties: { a: { const: boom } }, required: [a] },"
          + " then: { properties: { b: { const: z }, o: { required: [nothing] } } } }";

  private static final String READERS =
      String.join(", ", some(ROLES, r -> "r%d: { actions: [read] }".formatted(r)));

  static GeneratedPolicies of(long seed) {
    Random random = new Random(seed);
    return new GeneratedPolicies(
        some(COLLECTIONS, c -> some(ROLES, r -> GeneratedRole.next(random))));
  }

  String yaml() {
    String declared =
        lines(c -> "  c%d: { %s }".formatted(c, c % 2 == 0 ? "schema: " + SCHEMA : ""));
    String policies =
        lines(
            c ->
                "  c%d:\n    admin: { actions: [read, create, update, delete, restore] }\n"
                        .formatted(c)
                    + roles(collections.get(c)));
    return """
    http: { port: 0 }
    auth: { jwt: { secret: "%s" } }
    collections:
      marks: {}
    %s
    policies:
      marks: { admin: { actions: [read, create] }, %s }
      _audit: { admin: { actions: [read] }, %s }
    %s
    """
        .formatted(Jwt.SECRET, declared, READERS, READERS, policies);
  }

  private static String roles(List<GeneratedRole> roles) {
    return IntStream.range(0, ROLES)
        .mapToObj(r -> "    r%d: %s".formatted(r, roles.get(r).yaml()))
        .collect(Collectors.joining("\n"));
  }

  private static String lines(IntFunction<String> line) {
    return String.join("\n", some(COLLECTIONS, line));
  }

  private static <T> List<T> some(int count, IntFunction<T> make) {
    return IntStream.range(0, count).mapToObj(make).toList();
  }
}
