package dev.reinstate.audit;

import static dev.reinstate.audit.AuditFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.AuditVerification;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What goes on meanwhile never makes a valid trail look broken. */
class VerifyUnderLoadIT {
  private static final int COMMITS = 400;
  private static final int VERIFICATIONS = 3;

  @AutoClose final AuditFixture service = new AuditFixture();
  private final AtomicInteger verified = new AtomicInteger();
  private final AtomicInteger committed = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void aTrailIsValidAtEveryMoment() throws InterruptedException {
    List<Thread> writers = Stream.of("emp_0", "emp_1", "emp_1").map(this::write).toList();
    List<Thread> others =
        Stream.<Runnable>of(
                service::append,
                service::sign,
                () -> service.rows("select prune('employees', 'emp_1', 3)"))
            .map(this::repeat)
            .toList();

    List<AuditVerification> verifications = new ArrayList<>();
    while (writers.stream().anyMatch(Thread::isAlive)) {
      verifications.add(service.verify());
      verified.incrementAndGet();
    }
    over.set(true);
    for (Thread other : others) {
      other.join();
    }
    service.append();
    verifications.add(service.verify());

    assertThat(verifications).extracting(AuditVerification::problem).containsOnlyNulls();
    assertThat(verifications.getLast().entries()).isEqualTo(committed.get());
  }

  /** The event of the held change waits for long behind others' that come after it. */
  @Test
  void aChangeThatCommitsLateIsNothingWrong() {
    service.commit("emp_1", "{}");
    await(
        service.pg.transaction(
            slow ->
                slow.query("select commit_change('employees', 'slow', '{}', 'alice')")
                    .execute()
                    .compose(
                        held ->
                            service
                                .pg
                                .query(
                                    "select commit_change('employees', 'fast', '{}', 'alice')",
                                    Tuple.tuple())
                                .compose(
                                    fast ->
                                        service.log.advance(
                                            "audit", new EntryAppender()::append)))));

    assertThat(service.verify().problem()).isNull();
    service.append();
    assertThat(service.verify().problem()).isNull();
    assertThat(service.verify().entries()).isEqualTo(3);
  }

  /** Goes on for as long as it takes to be verified a few times meanwhile. */
  private Thread write(String id) {
    return Thread.ofVirtual()
        .start(
            () -> {
              for (int n = 0; n < COMMITS || verified.get() < VERIFICATIONS; n++) {
                service.commit(id, "{\"n\": " + n + "}");
                committed.incrementAndGet();
              }
            });
  }

  private Thread repeat(Runnable work) {
    return Thread.ofVirtual()
        .start(
            () -> {
              while (!over.get()) {
                work.run();
              }
            });
  }
}
