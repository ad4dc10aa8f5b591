package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Document;
import dev.reinstate.platform.fields.FieldRules;
import dev.reinstate.platform.fields.Mask;
import dev.reinstate.platform.json.diff.FieldPath;
import dev.reinstate.platform.policy.Grant;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.platform.policy.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Conditions and field rules of policies, as they are read. */
class GrantsTest {
  private static final User ANN = new User(new Actor("ann", List.of(), "{}"));

  @Test
  void aConditionLooksAtTheCallerAndTheDocument() {
    Grant grant = grant("when: \"user.id == resource.manager_id\"");

    assertThat(grant.unconditional()).isFalse();
    assertThat(grant.holds(ANN, document("{\"manager_id\": \"ann\"}"))).isTrue();
    assertThat(grant.holds(ANN, document("{\"manager_id\": \"bob\"}"))).isFalse();
    assertThat(grant.holds(ANN, document("{}"))).isFalse();
  }

  @Test
  void withoutAConditionItHoldsOnEveryDocument() {
    Grant grant = grant("");

    assertThat(grant.unconditional()).isTrue();
    assertThat(grant.fields()).isEqualTo(FieldRules.NONE);
  }

  @Test
  void fieldRulesAreReadByTheirPaths() {
    Grant grant =
        grant(
            """
            fields: { allow: [_id, name, address], deny: [address.city, 'd."x.y"', _id],
                      mask: { email: email, a.b: partial, tel: phone }, deny_write: [salary] }\
            """);

    assertThat(grant.fields())
        .isEqualTo(
            new FieldRules(
                Set.of(FieldPath.of("_id"), FieldPath.of("name"), FieldPath.of("address")),
                Set.of(
                    FieldPath.of("address", "city"), FieldPath.of("d", "x.y"), FieldPath.of("_id")),
                Map.of(
                    FieldPath.of("email"), Mask.EMAIL,
                    FieldPath.of("a", "b"), Mask.PARTIAL,
                    FieldPath.of("tel"), Mask.PHONE),
                Set.of(FieldPath.of("salary"))));
  }

  @Test
  void aRoleHasItsOwnGrantBeforeThoseItInherits() {
    Policies policies =
        Reading.valid(
                """
                collections: { notes: }
                roles: { chief: { inherits: [clerk] } }
                policies:
                  notes:
                    clerk: { actions: [read], when: "false" }
                    chief: { actions: [read] }
                """)
            .policies();

    assertThat(policies.grants(List.of("chief"), "notes", Action.READ))
        .extracting(Grant::unconditional)
        .containsExactly(true, false);
  }

  @Test
  void whatIsNoConditionIsAMistake() {
    assertThat(mistakes("when: \"user.id = 1\"")).singleElement().asString().contains("when: ");
    assertThat(mistakes("when: \"usr.id == 1\"")).singleElement().asString().contains("usr");
    assertThat(mistakes("when: \"1 + 2\"")).singleElement().asString().contains("when: ");
    assertThat(mistakes("when: [a]")).singleElement().asString().contains("when: ");
  }

  @Test
  void whatIsNoFieldRuleIsAMistake() {
    assertThat(
            mistakes(
                "fields: { allows: [a], deny: [a..b], mask: { a: zip }, deny_write: [_version] }"))
        .containsExactlyInAnyOrder(
            "policies.notes.clerk.fields.allows: unknown key; did you mean allow? (line 2)",
            "policies.notes.clerk.fields.deny[0]: is not the path of a field (line 2)",
            "policies.notes.clerk.fields.mask.a: must be email, phone or partial (line 2)",
            "policies.notes.clerk.fields.deny_write[0]: is a system field: always returned, and"
                + " written by the service alone (line 2)");
  }

  private static Grant grant(String more) {
    return Reading.valid(yaml(more))
        .policies()
        .grants(List.of("clerk"), "notes", Action.READ)
        .getFirst();
  }

  private static List<String> mistakes(String more) {
    return Reading.mistakes(yaml(more));
  }

  private static String yaml(String more) {
    String rest = more.isEmpty() ? "" : ", " + more;
    return "collections: { notes: }\npolicies: { notes: { clerk: { actions: [read]"
        + rest
        + "}}}\n";
  }

  private static Subject document(String content) {
    return Subject.of(new Document("n1", 1, Instant.EPOCH, "ann", Instant.EPOCH, "ann", content));
  }
}
