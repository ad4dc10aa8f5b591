package dev.reinstate.platform.bus;

import static dev.reinstate.platform.bus.ClusterNode.await;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Role;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusteredBusTest {
  private final List<ClusterNode> nodes = new ArrayList<>();

  @AfterEach
  void closeThemAll() throws Exception {
    for (ClusterNode node : nodes.reversed()) {
      node.close();
    }
  }

  @Test
  void aCommandReachesAWorkerOfItsRole() throws Exception {
    ClusterNode api = node(Role.API);
    ClusterNode restore = node(Role.RESTORE);
    ClusterNode audit = node(Role.AUDIT);
    meet(api, 1, 1);

    assertThat(await(api.read("a"))).isEqualTo(restore.answer());
    assertThat(await(api.delete("a"))).isEqualTo(restore.answer());
    assertThat(await(api.list("a"))).isEqualTo(audit.answer());
  }

  @Test
  void changesOfADocumentAllGoToOneWorkerOfSeveral() throws Exception {
    List<ClusterNode> apis = List.of(node(Role.API), node(Role.API), node(Role.API, Role.RESTORE));
    node(Role.RESTORE);
    node(Role.RESTORE);
    for (ClusterNode api : apis) {
      meet(api, 3, 0);
    }
    Set<String> workers = new HashSet<>();

    for (int i = 0; i < 30; i++) {
      Set<String> workersOfOne = new HashSet<>();
      for (ClusterNode api : apis) {
        workersOfOne.add(worker(await(api.delete("emp_" + i))));
      }
      assertThat(workersOfOne).hasSize(1);
      workers.addAll(workersOfOne);
    }

    assertThat(workers).hasSize(3);
  }

  @Test
  void readsAreSharedByAllWorkers() throws Exception {
    ClusterNode api = node(Role.API);
    node(Role.RESTORE);
    node(Role.RESTORE);
    meet(api, 2, 0);

    List<Future<Reply<DeletedDocument>>> answers =
        IntStream.range(0, 10).mapToObj(i -> api.read("same")).toList();

    List<String> workers = new ArrayList<>();
    for (Future<Reply<DeletedDocument>> answer : answers) {
      workers.add(worker(await(answer)));
    }
    assertThat(workers.stream().collect(groupingBy(worker -> worker, counting())).values())
        .containsExactly(5L, 5L);
  }

  @Test
  void whoHasAWorkerInHisOwnProcessAsksThatOne() throws Exception {
    ClusterNode both = node(Role.API, Role.RESTORE);
    node(Role.RESTORE);
    meet(both, 2, 0);

    for (int i = 0; i < 10; i++) {
      assertThat(await(both.read("a"))).isEqualTo(both.answer());
    }
  }

  @Test
  void theAnswerComesOnTheContextThatAsked() throws Exception {
    ClusterNode api = node(Role.API);
    node(Role.RESTORE);
    meet(api, 1, 0);
    Context asker = api.vertx.getOrCreateContext();
    Promise<Context> answered = Promise.promise();

    asker.runOnContext(
        turn -> api.read("a").onComplete(done -> answered.complete(Vertx.currentContext())));

    assertThat(await(answered.future())).isSameAs(asker);
  }

  @Test
  void whereNoWorkerIsNobodyWaits() throws Exception {
    ClusterNode api = node(Role.API);
    node(Role.AUDIT);
    meet(api, 0, 1);

    assertThat(await(api.read("a"))).isEqualTo(new Refused<>(new Unavailable("no restore worker")));
    assertThat(api.bus.missing()).containsExactlyInAnyOrder(Role.RESTORE, Role.HOOKS);
  }

  @Test
  void whatAWorkerThatIsGoneHadIsAnsweredAtOnce() throws Exception {
    ClusterNode api = node(Role.API);
    ClusterNode restore = node(Role.RESTORE);
    meet(api, 1, 0);
    CountDownLatch never = new CountDownLatch(1);
    Set<String> begun = restore.holds(never);
    Future<Reply<DeletedDocument>> change = api.delete("a");
    Future<Reply<DeletedDocument>> read = api.read("b");
    await().until(() -> begun.size() == 2);

    api.bus.nodeLeft(restore.name);

    assertThat(await(change)).isEqualTo(new Refused<>(new Failed("no answer in time")));
    assertThat(await(read)).isEqualTo(new Refused<>(new Unavailable("no restore worker")));
    never.countDown();
  }

  @Test
  void aWorkerThatKeepsSilentIsSentNothingMoreAndWhatItHadIsAnswered() throws Exception {
    ClusterNode api = node(Role.API);
    ClusterNode mute = node(Role.RESTORE);
    meet(api, 1, 0);
    mute.sends(sent -> {}); // nothing of it reaches anybody
    Future<Reply<DeletedDocument>> change = api.delete("a");
    Future<Reply<DeletedDocument>> read = api.read("b");

    await().until(() -> api.bus.missing().contains(Role.RESTORE));
    assertThat(await(api.read("c"))).isEqualTo(new Refused<>(new Unavailable("no restore worker")));
    ClusterNode other = node(Role.RESTORE);
    meet(api, 1, 0);

    assertThat(await(change)).isEqualTo(new Refused<>(new Failed("no answer in time")));
    assertThat(await(read)).isEqualTo(other.answer());
    assertThat(mute.done).doesNotContain("c");
    assertThat(other.done).containsExactly("b");
  }

  @Test
  void whatCannotBeSentToAWorkerGoesToTheNext() throws Exception {
    ClusterNode api = node(Role.API);
    ClusterNode gone = node(Role.RESTORE);
    ClusterNode other = node(Role.RESTORE);
    meet(api, 2, 0);
    nodes.remove(gone);
    gone.close();

    for (int i = 0; i < 20; i++) {
      assertThat(await(api.delete("emp_" + i))).isEqualTo(other.answer());
    }
  }

  @Test
  void aWorkerThatLeavesLosesNothing() throws Exception {
    ClusterNode api = node(Role.API);
    ClusterNode leaving = node(Role.RESTORE);
    ClusterNode staying = node(Role.RESTORE);
    meet(api, 2, 0);
    CountDownLatch end = new CountDownLatch(1);
    Set<String> begun = leaving.holds(end);
    List<Future<Reply<DeletedDocument>>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(api.delete("before_" + i));
    }
    await().until(() -> !begun.isEmpty());

    Future<Void> left = leaving.bus.leave();
    await().until(() -> api.knows(Role.RESTORE) == 1);
    for (int i = 0; i < 100; i++) {
      answers.add(api.delete("after_" + i));
    }
    assertThat(left.isComplete()).isFalse();
    end.countDown();
    await(left);
    nodes.remove(leaving);
    leaving.close();

    for (Future<Reply<DeletedDocument>> answer : answers) {
      assertThat(await(answer)).isIn(staying.answer(), leaving.answer());
    }
    assertThat(leaving.done).noneMatch(id -> id.startsWith("after"));
  }

  @Test
  void whatIsLargeArrivesAsItWasSent() throws Exception {
    ClusterNode api = node(Role.API);
    ClusterNode restore = node(Role.RESTORE);
    meet(api, 1, 0);
    restore.answers("y".repeat(1_000_000));

    assertThat(await(api.read("x".repeat(1_000_000)))).isEqualTo(restore.answer());

    assertThat(restore.done).containsExactly("x".repeat(1_000_000));
  }

  @Test
  void aWorkerIsUsedWhoseClockDiffersByNoMoreThanTwoSeconds() throws Exception {
    ClusterNode api = node(Role.API);
    var early = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(1));
    var restore = new ClusterNode(ClusterNode.KEY, early, Role.RESTORE);
    nodes.add(restore);
    meet(api, 1, 0);

    assertThat(await(api.read("a"))).isEqualTo(restore.answer());
  }

  @Test
  void whoFollowsTheLogIsWokenByOtherProcesses() throws Exception {
    ClusterNode writer = node(Role.RESTORE);
    ClusterNode follower = node(Role.AUDIT);
    AtomicBoolean woken = new AtomicBoolean();
    await(follower.bus.onCommitted(() -> woken.set(true)).completion());

    writer.bus.publishCommitted();

    await().untilTrue(woken);
  }

  @Test
  void enteringWaitsUntilThereIsSomebodyForEachRole() throws Exception {
    node(Role.RESTORE);
    node(Role.AUDIT, Role.HOOKS);
    ClusterNode api = node(Role.API);

    await(api.entered);

    assertThat(api.bus.missing()).isEmpty();
  }

  private ClusterNode node(Role... roles) throws Exception {
    var node = new ClusterNode(roles);
    nodes.add(node);
    return node;
  }

  /** Waits until a process knows so many workers. */
  private static void meet(ClusterNode node, int restore, int audit) {
    await().until(() -> node.knows(Role.RESTORE) == restore && node.knows(Role.AUDIT) == audit);
  }

  private static String worker(Reply<DeletedDocument> answer) {
    return ((Done<DeletedDocument>) answer).value().id();
  }
}
