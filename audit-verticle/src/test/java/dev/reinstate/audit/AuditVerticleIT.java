package dev.reinstate.audit;

import static dev.reinstate.audit.AuditFixture.as;
import static dev.reinstate.audit.AuditFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditHead;
import dev.reinstate.contracts.AuditVerification;
import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.ReadAuditEntry;
import dev.reinstate.contracts.ReadAuditHead;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.VerifyAudit;
import dev.reinstate.contracts.VerifyAudit.KnownHead;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AuditVerticleIT {
  @AutoClose final AuditFixture service = new AuditFixture();

  @Test
  void aDeployedVerticleTakesInWhatIsCommitted() {
    service.deploy();

    service.commit("emp_1", "{}");

    Awaitility.await()
        .until(() -> service.ask(Addresses.READ_AUDIT_ENTRY, entry(1)) instanceof Reply.Done);
    assertThat(service.done(Addresses.READ_AUDIT_ENTRY, entry(1)).documentId()).isEqualTo("emp_1");
    assertThat(service.refusal(Addresses.READ_AUDIT_ENTRY, entry(2))).isInstanceOf(NotFound.class);
  }

  @Test
  void aGrownTrailIsSignedWithinSeconds() {
    service.deploy();
    assertThat(service.refusal(Addresses.READ_AUDIT_HEAD, head())).isInstanceOf(NotFound.class);

    service.commit("emp_1", "{}");

    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> service.number("select count(*) from audit.head") == 1);
    AuditHead head = service.done(Addresses.READ_AUDIT_HEAD, head());
    assertThat(head.seq()).isEqualTo(1);
    assertThat(HeadSignature.verify(head, service.key.publicKey())).isTrue();
  }

  @Test
  void whoLeavesHasTakenInAndSignedWhatWasThere() {
    service.deploy();
    service.rows(
        "select commit_change('employees', 'emp_' || n, '{}', 'alice') from generate_series(1,"
            + " 2500) n");

    service.undeploy();

    assertThat(service.number("select max(seq) from audit.head")).isEqualTo(2_500);
    assertThat(service.verify().valid()).isTrue();
  }

  @Test
  void atRestNothingIsSigned() {
    service.commit("emp_1", "{}");
    service.append();
    service.sign();
    service.sign();

    assertThat(service.number("select count(*) from audit.head")).isOne();
  }

  @Test
  void whatHasBeenComputedAnewIsNotSignedByWhoSignedItBefore() {
    var signing = new HeadSigning(service.pg, service.key, Clock.systemUTC());
    service.commit("emp_1", "{}");
    service.append();
    await(signing.sign());
    service.rows("update audit.entry set hash = repeat('f', 64)");
    service.commit("emp_1", "{}");
    service.append();

    await(signing.sign());

    assertThat(service.number("select count(*) from audit.head")).isOne();
  }

  @Test
  void whoHasAnotherKeyThanTheTrailIsSignedWithDoesNotStart() {
    service.commit("emp_1", "{}");
    service.append();
    service.sign();

    assertThatThrownBy(() -> await(service.deploying(AuditFixture.key())))
        .hasRootCauseInstanceOf(OtherAuditKeyException.class);
  }

  @Test
  void whoHasAnotherKeyThanTheTrailIsSignedWithSignsNothing() {
    service.commit("emp_1", "{}");
    service.append();
    service.sign();
    service.commit("emp_1", "{}");
    service.append();

    await(new HeadSigning(service.pg, AuditFixture.key(), Clock.systemUTC()).sign());

    assertThat(service.number("select count(*) from audit.head")).isOne();
    assertThat(service.verify().valid()).isTrue();
  }

  @Test
  void aTrailWhoseHeadsWereTakenAwayIsSignedWithAnotherKey() {
    AuditKey another = AuditFixture.key();
    service.commit("emp_1", "{}");
    service.append();
    service.sign();
    service.rows("delete from audit.head");

    await(new HeadSigning(service.pg, another, Clock.systemUTC()).sign());

    AuditVerification verification =
        await(new AuditVerifier(service.pg, another.publicKey()).verify(List.of()));
    assertThat(verification.valid()).isTrue();
    assertThat(service.number("select count(*) from audit.head")).isOne();
  }

  @Test
  void aVerificationKnowsWhatThisProcessHasSignedAlsoWhenTheHeadsAreGone() {
    service.deploy();
    service.refuse("emp_1", "eve");
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> service.number("select count(*) from audit.head") == 1);
    service.rows("truncate audit.entry, audit.head");
    service.rows("update audit.chain set seq = 0, hash = repeat('0', 64)");

    AuditVerification verification =
        service.done(Addresses.VERIFY_AUDIT, new VerifyAudit(as("boss", "admin"), null));

    assertThat(verification.problem())
        .isNotNull()
        .extracting("seq", "kind")
        .containsExactly(1L, Kind.CUT);
  }

  @Test
  void aVerificationAtATimeIsEnough() {
    service.deploy();
    service.rows(
        "select commit_change('employees', 'emp_' || n, '{}', 'alice') from generate_series(1,"
            + " 3000) n");
    var command = new VerifyAudit(as("boss", "admin"), new KnownHead(1, "f".repeat(64)));

    List<Future<Reply<AuditVerification>>> both =
        List.of(
            service.bus.request(Addresses.VERIFY_AUDIT, command, Duration.ofSeconds(30)),
            service.bus.request(Addresses.VERIFY_AUDIT, command, Duration.ofSeconds(30)));
    await(Future.all(both));

    // Which of them comes first is anybody's guess: each has a thread of its own.
    var replies = both.stream().map(Future::result).toList();
    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
    assertThat(replies)
        .filteredOn(Reply.Refused.class::isInstance)
        .singleElement()
        .satisfies(
            refused -> assertThat(AuditFixture.refusalOf(refused)).isInstanceOf(Unavailable.class));
  }

  @Test
  void whoMayNotReadTheTrailGetsNothingOfIt() {
    service.deploy();
    var eve = as("eve", "employee");
    var forbidden = new Forbidden(Action.READ, "_audit");

    assertThat(service.refusal(Addresses.READ_AUDIT_ENTRY, new ReadAuditEntry(eve, 1)))
        .isEqualTo(forbidden);
    assertThat(service.refusal(Addresses.READ_AUDIT_HEAD, new ReadAuditHead(eve)))
        .isEqualTo(forbidden);
    assertThat(service.refusal(Addresses.VERIFY_AUDIT, new VerifyAudit(eve, null)))
        .isEqualTo(forbidden);
  }

  private static ReadAuditEntry entry(long seq) {
    return new ReadAuditEntry(as("boss", "admin"), seq);
  }

  private static ReadAuditHead head() {
    return new ReadAuditHead(as("boss", "admin"));
  }
}
