package dev.reinstate.platform.settings;

import static dev.reinstate.contracts.Action.DELETE;
import static dev.reinstate.contracts.Action.READ;
import static dev.reinstate.contracts.Action.RESTORE;
import static dev.reinstate.contracts.Action.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {

  private final Policies policies =
      Reading.valid(
              """
              collections: { employees: , notes: }
              roles:
                manager: { inherits: [employee] }
                chief: { inherits: [manager, auditor] }
              policies:
                employees:
                  employee: { actions: [read] }
                  manager: { actions: [update] }
                  auditor: { actions: [restore] }
                  idle: {}
                _audit: { auditor: { actions: [read] } }
              """)
          .policies();

  @Test
  void whatIsGrantedIsAllowed() {
    assertThat(allows(policies, List.of("employee"), "employees", READ)).isTrue();
  }

  @Test
  void whatIsNotGrantedIsDenied() {
    assertThat(allows(policies, List.of("employee"), "employees", UPDATE)).isFalse();
  }

  @Test
  void aCollectionWithoutPoliciesIsClosed() {
    assertThat(allows(policies, List.of("employee", "chief"), "notes", READ)).isFalse();
  }

  @Test
  void nobodyWithoutARoleMayDoAnything() {
    assertThat(allows(policies, List.of(), "employees", READ)).isFalse();
  }

  @Test
  void anUnknownRoleMayDoNothing() {
    assertThat(allows(policies, List.of("stranger", "idle"), "employees", READ)).isFalse();
  }

  @Test
  void ofSeveralRolesAnyThatGrantsIsEnough() {
    assertThat(allows(policies, List.of("employee", "auditor"), "employees", RESTORE)).isTrue();
  }

  @Test
  void aRoleMayWhatTheRolesItInheritsMay() {
    assertThat(allows(policies, List.of("manager"), "employees", READ)).isTrue();
  }

  @Test
  void inheritanceReachesAnyDepthAndRolesThatAreNotDeclared() {
    assertThat(allows(policies, List.of("chief"), "employees", READ)).isTrue();
    assertThat(allows(policies, List.of("chief"), "employees", RESTORE)).isTrue();
    assertThat(allows(policies, List.of("chief"), "_audit", READ)).isTrue();
  }

  @Test
  void inheritanceDoesNotGoTheOtherWay() {
    assertThat(allows(policies, List.of("employee"), "employees", UPDATE)).isFalse();
  }

  @Test
  void inheritanceGrantsNoMoreThanItInherits() {
    assertThat(allows(policies, List.of("chief"), "employees", DELETE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workbooks",
        "sheets",
        "records",
        "documents",
        "files",
        "users",
        "actions",
        "jobs",
        "spaces",
        "_audit",
        "_hooks"
      })
  void policiesMayNameWhatTheServiceBringsAlong(String target) {
    Policies built =
        Reading.valid("policies: { " + target + ": { admin: { actions: [read] } } }").policies();

    assertThat(allows(built, List.of("admin"), target, READ)).isTrue();
  }

  @Test
  void aPolicyForACollectionThatIsNotDeclaredIsAMistake() {
    assertThat(Reading.mistakes("collections: { notes: }\npolicies: { note: {}, other: {} }"))
        .containsExactly(
            "policies.note: no such collection is declared; did you mean notes? (line 2)",
            "policies.other: no such collection is declared (line 2)");
  }

  @Test
  void anActionThatDoesNotExistIsAMistake() {
    assertThat(Reading.mistakes("policies: { spaces: { admin: { actions: [read, READ, raed] } } }"))
        .containsExactly(
            "policies.spaces.admin.actions[1]: must be read, create, update, delete or restore"
                + " (line 1)",
            "policies.spaces.admin.actions[2]: must be read, create, update, delete or restore; did"
                + " you mean read? (line 1)");
  }

  @Test
  void actionsAreAList() {
    assertThat(Reading.mistakes("policies: { spaces: { admin: { actions: read } } }"))
        .containsExactly("policies.spaces.admin.actions: must be a list, such as [a, b] (line 1)");
  }

  @Test
  void rolesThatInheritEachOtherAreMistakes() {
    assertThat(
            Reading.mistakes(
                """
                roles:
                  a: { inherits: [b] }
                  b: { inherits: [c] }
                  c: { inherits: [a] }
                  d: { inherits: [d] }
                  e: { inherits: [a] }
                """))
        .containsExactly(
            "roles.a.inherits: leads back to a (line 2)",
            "roles.b.inherits: leads back to b (line 3)",
            "roles.c.inherits: leads back to c (line 4)",
            "roles.d.inherits: leads back to d (line 5)");
  }

  private static boolean allows(
      Policies policies, List<String> roles, String collection, Action action) {
    return !policies.grants(roles, collection, action).isEmpty();
  }
}
