package dev.reinstate.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Selection;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTokenTest {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00.000001Z");
  private static final List<String> VERSIONED = List.of("employees", "records");
  private static final Selection SELECTION =
      new Selection(List.of("employees"), List.of("a", "b"), "alice", "run-1");
  private static final SpacePlan.Restore PLAN =
      new SpacePlan.Restore("main", AT, SELECTION, VERSIONED);
  private static final String SNAPSHOT = "795:799:795,797";

  private final PlanToken tokens = new PlanToken(new byte[32]);
  private final String token = tokens.write(PLAN, SNAPSHOT);

  @Test
  void aTokenGivesTheSnapshotOfItsPlan() {
    assertThat(tokens.read(PLAN, token)).contains(SNAPSHOT);
  }

  @Test
  void theOrderInWhichNamesAreSelectedMakesNoDifference() {
    var reordered = new Selection(List.of("employees"), List.of("b", "a"), "alice", "run-1");

    assertThat(tokens.read(new SpacePlan.Restore("main", AT, reordered, VERSIONED), token))
        .contains(SNAPSHOT);
  }

  @Test
  void itIsGoodForThatPlanAlone() {
    List<SpacePlan.Restore> others =
        List.of(
            new SpacePlan.Restore("other", AT, SELECTION, VERSIONED),
            new SpacePlan.Restore("main", AT.plusNanos(1_000), SELECTION, VERSIONED),
            new SpacePlan.Restore("main", AT, Selection.ALL, VERSIONED),
            new SpacePlan.Restore("main", AT, SELECTION, List.of("employees")),
            selecting(new Selection(List.of(), List.of("a", "b"), "alice", "run-1")),
            selecting(new Selection(List.of("employees"), List.of("a"), "alice", "run-1")),
            selecting(new Selection(List.of("employees"), List.of("a", "b"), null, "run-1")),
            selecting(new Selection(List.of("employees"), List.of("a", "b"), "run-1", "alice")),
            selecting(new Selection(List.of("employees", "a"), List.of("b"), "alice", "run-1")));

    assertThat(others).allSatisfy(other -> assertThat(tokens.read(other, token)).isEmpty());
  }

  @Test
  void itIsNoGoodWithAnotherSecret() {
    byte[] another = new byte[32];
    another[31] = 1;

    assertThat(new PlanToken(another).read(PLAN, token)).isEmpty();
  }

  @Test
  void noByteOfItCanBeChanged() {
    byte[] bytes = Base64.getUrlDecoder().decode(token);

    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThat(tokens.read(PLAN, text)).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void whatIsNoTokenIsNone() {
    assertThat(List.of("", "plan", "****", "a".repeat(10_000), token + token))
        .allSatisfy(text -> assertThat(tokens.read(PLAN, text)).isEmpty());
  }

  private static SpacePlan.Restore selecting(Selection selection) {
    return new SpacePlan.Restore("main", AT, selection, VERSIONED);
  }
}
