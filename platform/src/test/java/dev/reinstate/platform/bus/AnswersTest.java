package dev.reinstate.platform.bus;

import static dev.reinstate.platform.bus.ClusterNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Role;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker answers another process that may be hard to reach, or that he leaves. */
class AnswersTest {
  private ClusterNode api;
  private ClusterNode worker;

  /** How often the worker has tried to send something to the other one alone. */
  private final AtomicInteger attempts = new AtomicInteger();

  private final CountDownLatch end = new CountDownLatch(1);

  @BeforeEach
  void start() throws Exception {
    worker = new ClusterNode(Role.RESTORE);
    api = new ClusterNode(Role.API);
    await().until(() -> api.knows(Role.RESTORE) == 1);
    worker.sends(this::counted);
  }

  @AfterEach
  void close() throws Exception {
    api.close();
    worker.close();
  }

  @Test
  void anAnswerThatCannotBeDeliveredIsSentAgain() throws Exception {
    Future<Reply<DeletedDocument>> change = begun();
    api.hide();
    end.countDown();
    await().until(() -> attempts.get() > 1);

    api.show();

    assertThat(await(change)).isEqualTo(worker.answer());
    assertThat(worker.done).containsExactly("a");
  }

  @Test
  void whoLeavesWaitsUntilHisAnswersAreOnTheirWay() throws Exception {
    Future<Reply<DeletedDocument>> change = begun();
    api.hide();
    end.countDown();
    Future<Void> left = worker.bus.leave();
    await().until(() -> attempts.get() > 9); // with a tenth of a second in between
    assertThat(left.isComplete()).isFalse();

    api.show();

    await(left);
    assertThat(await(change)).isEqualTo(worker.answer());
  }

  @Test
  void butNotForOneWhoIsGone() throws Exception {
    begun();
    api.hide();
    api.sends(sent -> {});
    end.countDown();
    await().until(() -> attempts.get() > 0);

    worker.bus.nodeLeft(api.name);

    Future<Void> left = worker.bus.leave();
    await().until(left::isComplete);
  }

  @Test
  void whoHasLeftTellsWhoSendsHimSomethingAllTheSame() throws Exception {
    var staying = new ClusterNode(Role.RESTORE);
    try {
      await().until(() -> api.knows(Role.RESTORE) == 2);
      worker.sends(AnswersTest::unlessToAll); // so that nobody hears that he leaves
      await(worker.bus.leave());

      for (int i = 0; i < 20; i++) {
        assertThat(await(api.delete("emp_" + i))).isEqualTo(staying.answer());
      }
      assertThat(worker.done).isEmpty();
    } finally {
      staying.close();
    }
  }

  @Test
  void whatNobodyTakesThoughSomebodyIsThereIsSaidToBeThat() throws Exception {
    Address<DocumentKey, DeletedDocument> newer = Address.changing("reinstate.newer", Role.RESTORE);

    var reply = api.bus.request(newer, ClusterNode.document("a"), Duration.ofSeconds(60));

    assertThat(await(reply))
        .isEqualTo(new Refused<>(new Unavailable("no restore worker could take it")));
  }

  /** A change that the worker has begun. */
  private Future<Reply<DeletedDocument>> begun() {
    Set<String> begun = worker.holds(end);
    Future<Reply<DeletedDocument>> change = api.delete("a");
    await().until(() -> begun.contains("a"));
    return change;
  }

  private void counted(DeliveryContext<Object> sent) {
    if (isToOne(sent)) {
      attempts.incrementAndGet();
    }
    sent.next();
  }

  private static void unlessToAll(DeliveryContext<Object> sent) {
    if (isToOne(sent)) {
      sent.next();
    }
  }

  private static boolean isToOne(DeliveryContext<Object> sent) {
    return sent.message().address().startsWith("reinstate.bus.");
  }
}
