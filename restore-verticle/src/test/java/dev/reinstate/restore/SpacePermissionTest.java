package dev.reinstate.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Refusal.ForbiddenCollections;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpacePermissionTest {
  private static final String CONFIGURATION =
      """
      collections: { employees: {}, notes: {} }
      policies:
        employees:
          whole: { actions: [restore] }
          some: { actions: [restore], when: "user.id == resource.owner" }
          partly: { actions: [restore], fields: { deny_write: [salary] } }
          reader: { actions: [read] }
        notes: { whole: { actions: [restore], fields: { deny: [secret] } } }
        spaces: { whole: { actions: [restore] } }
      """;

  private final SpacePermission permission = new SpacePermission(SpacePermissionTest::settings);

  @Test
  void aGrantThatHoldsOnEverythingIsEnough() {
    assertThat(permission.refusal(as("whole"), List.of("spaces", "notes", "employees"))).isEmpty();
  }

  @Test
  void aGrantOfSomeDocumentsIsNotEnough() {
    assertThat(permission.refusal(as("some"), List.of("employees")))
        .contains(forbidden("employees"));
  }

  @Test
  void aGrantWithoutSomeFieldsIsNotEnough() {
    assertThat(permission.refusal(as("partly"), List.of("employees")))
        .contains(forbidden("employees"));
  }

  @Test
  void twoGrantsThatAreNotEnoughAreNotEnoughTogether() {
    assertThat(permission.refusal(as("some", "partly", "reader"), List.of("employees")))
        .contains(forbidden("employees"));
  }

  @Test
  void oneGrantThatIsEnoughIsNotTakenAwayByOthers() {
    assertThat(permission.refusal(as("some", "whole", "partly"), List.of("employees"))).isEmpty();
  }

  @Test
  void allCollectionsThatAreMissingAreNamedSorted() {
    assertThat(permission.refusal(as("reader"), List.of("spaces", "notes", "employees")))
        .contains(forbidden("employees", "notes", "spaces"));
  }

  private static Actor as(String... roles) {
    return new Actor("alice", List.of(roles), "{}");
  }

  private static ForbiddenCollections forbidden(String... collections) {
    return new ForbiddenCollections(Action.RESTORE, List.of(collections));
  }

  private static Settings settings() {
    return switch (new SettingsReader(Map.of()).read(CONFIGURATION, Path.of("."))) {
      case SettingsResult.Valid(Settings settings) -> settings;
      case SettingsResult.Invalid(var mistakes) ->
          throw new IllegalStateException(mistakes.toString());
    };
  }
}
