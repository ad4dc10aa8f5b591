package dev.reinstate.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Role;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final UUID SELF = new UUID(0, 1);
  private static final UUID WORKER = new UUID(0, 2);
  private static final Presence API = new Presence("node 1", Set.of(Role.API), false);
  private static final Presence RESTORE = new Presence("node 2", Set.of(Role.RESTORE), false);

  private long now = Long.MAX_VALUE - 1_000_000; // it may overflow, as nanoTime() may
  private long number;
  private final Members members = new Members(SELF, API, now);

  @Test
  void whoTellsOfHimselfIsSentCommands() {
    assertThat(tell(RESTORE)).isTrue();

    assertThat(members.now().of(Role.RESTORE)).containsExactly(WORKER);
    assertThat(members.now().missing()).containsExactlyInAnyOrder(Role.AUDIT, Role.HOOKS);
  }

  @Test
  void whoTellsOfHimselfAgainIsNotNew() {
    tell(RESTORE);

    assertThat(tell(RESTORE)).isFalse();
  }

  @Test
  void whoLeavesIsSentNothingMore() {
    tell(RESTORE);
    tell(RESTORE.thatLeaves());

    assertThat(members.now().of(Role.RESTORE)).isEmpty();
  }

  @Test
  void whatWasToldBeforeDoesNotCountAnyMore() {
    tell(RESTORE.thatLeaves());

    members.told(WORKER, number - 1, RESTORE, now);

    assertThat(members.now().of(Role.RESTORE)).isEmpty();
  }

  @Test
  void whoKeepsSilentIsSentNothingMore() {
    tell(RESTORE);

    pass(Members.SILENT.plusMillis(200));

    assertThat(members.now().of(Role.RESTORE)).isEmpty();
  }

  @Test
  void butWhatHeHasIsNotGivenUpYet() {
    tell(RESTORE);

    assertThat(pass(Members.SILENT.plusMillis(200))).isEmpty();
  }

  @Test
  void untilHeIsForgotten() {
    tell(RESTORE);

    assertThat(pass(Members.FORGOTTEN.plusMillis(200))).containsExactly(WORKER);
  }

  @Test
  void whoIsBackIsSentCommandsAgain() {
    tell(RESTORE);
    pass(Members.SILENT.plusMillis(200));

    tell(RESTORE);

    assertThat(members.now().of(Role.RESTORE)).containsExactly(WORKER);
  }

  @Test
  void whoAnswersIsNotSilent() {
    tell(RESTORE);
    pass(Duration.ofSeconds(1));
    members.heard(WORKER, now);

    pass(Duration.ofSeconds(1));

    assertThat(members.now().of(Role.RESTORE)).containsExactly(WORKER);
  }

  @Test
  void whoAnswersAgainIsSentCommandsAgain() {
    tell(RESTORE);
    pass(Members.SILENT.plusMillis(200));

    members.heard(WORKER, now);

    assertThat(members.now().of(Role.RESTORE)).containsExactly(WORKER);
  }

  @Test
  void whoWasHeldUpHimselfTakesNobodyForSilent() {
    tell(RESTORE);
    now += Duration.ofSeconds(20).toNanos();

    assertThat(members.look(now)).isEmpty();

    assertThat(members.now().of(Role.RESTORE)).containsExactly(WORKER);
  }

  @Test
  void whoIsGoneForTheEngineIsForgottenAtOnce() {
    tell(RESTORE);

    assertThat(members.left("node 2")).containsExactly(WORKER);

    assertThat(members.now().of(Role.RESTORE)).isEmpty();
  }

  @Test
  void butNotOneWhoHasSaidThatHeLeaves() {
    tell(RESTORE.thatLeaves());

    assertThat(members.left("node 2")).isEmpty();
  }

  @Test
  void whoIsForgottenIsNotKnown() {
    tell(RESTORE);
    assertThat(members.knows(WORKER)).isTrue();

    members.left("node 2");

    assertThat(members.knows(WORKER)).isFalse();
  }

  @Test
  void thisProcessIsOneOfThem() {
    members.own(new Presence("node 1", Set.of(Role.API, Role.HOOKS), false));

    assertThat(members.now().of(Role.HOOKS)).containsExactly(SELF);
  }

  @Test
  void whatIsToldIsReadAsItWasWritten() {
    var presence = new Presence("node with blanks", Set.of(Role.API, Role.AUDIT), true, "c0ffee");

    assertThat(Presence.of(presence.text())).isEqualTo(presence);
  }

  @Test
  void soIsWhoIsThereForNothing() {
    var presence = new Presence("node", Set.of(), false);

    assertThat(Presence.of(presence.text())).isEqualTo(presence);
  }

  private boolean tell(Presence presence) {
    return members.told(WORKER, ++number, presence, now);
  }

  /** As it does when nothing is held up. */
  private Set<UUID> pass(Duration time) {
    Set<UUID> forgotten = new HashSet<>();
    for (long passed = 0; passed < time.toMillis(); passed += 100) {
      now += Duration.ofMillis(100).toNanos();
      forgotten.addAll(members.look(now));
    }
    return forgotten;
  }
}
