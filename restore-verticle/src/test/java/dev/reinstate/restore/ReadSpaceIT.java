package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ReadSpace;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.Space;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReadSpaceIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @Test
  void aSpaceIsTheDocumentThatItIs() {
    Document created = service.create(DocumentKey.ofSpace("new"), "{\"name\": \"New\"}");

    assertThat(read("new").document()).isEqualTo(created);
  }

  @Test
  void theDefaultSpaceIsThereFromTheBeginning() {
    assertThat(read("default").document().createdBy()).isEqualTo("reinstate");
  }

  @Test
  void withAllOfItsHistoryItGoesBackToItsCreation() {
    Document created = service.createSpace("whole");
    service.patch(DocumentKey.ofSpace("whole"), "{\"name\": \"Later\"}");

    assertThat(read("whole").earliestRestorable()).isEqualTo(created.createdAt());
  }

  @Test
  void whatRetentionHasTakenFromAnyCollectionIsOutOfReach() {
    Document created = service.createSpace("pruned");
    Instant horizon = created.createdAt().plusSeconds(100);
    insertHorizon("pruned", "employees", horizon.minusSeconds(50));
    insertHorizon("pruned", "limited", horizon);
    insertHorizon("pruned", "notes", horizon.plusSeconds(50));
    insertHorizon("pruned", "no-longer-configured", horizon.plusSeconds(50));

    assertThat(read("pruned").earliestRestorable()).isEqualTo(horizon);
  }

  @Test
  void fieldsThatTheCallerMayNotReadAreNotShown() {
    service.create(
        DocumentKey.ofSpace("secretive"), "{\"keeper\": \"alice\", \"secret\": \"hidden\"}");

    Space space = service.done(Addresses.READ_SPACE, new ReadSpace(as("keeper"), "secretive"));

    assertThat(space.document().content()).isEqualTo("{\"keeper\":\"alice\"}");
  }

  @Test
  void whoKeepsAnotherSpaceIsRefused() {
    service.create(DocumentKey.ofSpace("of-bob"), "{\"keeper\": \"bob\"}");

    assertThat(service.refusal(Addresses.READ_SPACE, new ReadSpace(as("keeper"), "of-bob")))
        .isEqualTo(new Forbidden(Action.READ, "spaces"));
  }

  @Test
  void aTokenOfAnotherSpaceIsRefusedWhetherOrNotThisOneExists() {
    var bound =
        new RequestContext(
            new Actor("alice", List.of("admin"), "{}", "elsewhere"),
            "request-1",
            null,
            "127.0.0.1",
            null,
            Instant.EPOCH);

    for (String space : List.of("default", "nowhere")) {
      assertThat(service.refusal(Addresses.READ_SPACE, new ReadSpace(bound, space)))
          .isEqualTo(new Forbidden(Action.READ, "spaces"));
    }
  }

  @Test
  void oneThatIsDeletedIsNotFoundAsIfItHadNeverBeen() {
    service.createSpace("deleted");
    service.delete(DocumentKey.ofSpace("deleted"));

    for (String space : List.of("deleted", "never-there")) {
      assertThat(service.refusal(Addresses.READ_SPACE, new ReadSpace(as("admin"), space)))
          .isEqualTo(new SpaceNotFound(space));
    }
  }

  private static Space read(String space) {
    return service.done(Addresses.READ_SPACE, new ReadSpace(as("admin"), space));
  }

  private static void insertHorizon(String space, String collection, Instant earliest) {
    service.rows(
        "insert into horizon values ('%s', '%s', '%s')".formatted(space, collection, earliest));
  }
}
