package dev.reinstate.platform.bus;

import static dev.reinstate.platform.bus.ClusterNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Role;
import dev.reinstate.platform.bus.Envelope.Kind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.EventBus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody has joined the cluster who does not have the service's key. */
class StrangersOnTheBusTest {
  private static final byte[] OTHER_KEY = "o".repeat(32).getBytes(StandardCharsets.US_ASCII);
  private static final InstantSource NOW = InstantSource.system();

  private static final String POST = "reinstate.bus.";

  private ClusterNode api;
  private ClusterNode worker;
  private ClusterNode stranger;

  /** What the API sends to workers. */
  private final BlockingQueue<Buffer> sent = new LinkedBlockingQueue<>();

  private volatile UUID workerId = new UUID(0, 0);

  @BeforeEach
  void start() throws Exception {
    worker = new ClusterNode(Role.RESTORE);
    api = new ClusterNode(Role.API);
    stranger = new ClusterNode(OTHER_KEY, Role.AUDIT, Role.HOOKS);
    await().until(() -> api.knows(Role.RESTORE) == 1);
    api.sends(this::noted);
  }

  @AfterEach
  void close() throws Exception {
    stranger.close();
    api.close();
    worker.close();
  }

  @Test
  void nobodyOutsideReachesThoseWhoServeACommand() throws Exception {
    List<Object> reached = new CopyOnWriteArrayList<>();
    worker
        .vertx
        .eventBus()
        .addInboundInterceptor(
            (DeliveryContext<Object> received) -> {
              if (received.message().address().equals(ClusterNode.DELETE.name())) {
                reached.add(received.body());
              }
              received.next();
            });
    var arrived = new CountDownLatch(1);
    await(worker.vertx.eventBus().consumer("last", last -> arrived.countDown()).completion());
    stranger.slander(worker, ClusterNode.DELETE.name());
    EventBus bus = stranger.vertx.eventBus();

    await(bus.sender(ClusterNode.DELETE.name()).write("delete emp_1"));
    await(bus.sender("last").write("it was there before this"));

    arrived.await();
    assertOnlyGenuineOnesAreDone();
    assertThat(reached).hasOnlyElementsOfType(DeleteDocument.class);
  }

  @Test
  void whatIsNotSealedIsNotCarriedOut() throws Exception {
    UUID recipient = idOfWorker();

    send(recipient, "delete emp_1");
    send(recipient, Buffer.buffer("x".repeat(500)));

    assertOnlyGenuineOnesAreDone();
  }

  @Test
  void whatIsSealedWithAnotherKeyIsNotCarriedOut() throws Exception {
    UUID recipient = idOfWorker();

    send(recipient, sealed(new MemberKeys(OTHER_KEY), NOW, recipient));

    assertOnlyGenuineOnesAreDone();
  }

  @Test
  void whatWasAlteredOnTheWayIsNotCarriedOut() throws Exception {
    UUID recipient = idOfWorker();
    Buffer altered = sealed(new MemberKeys(ClusterNode.KEY), NOW, recipient);
    altered.setByte(altered.length() - 1, (byte) (altered.getByte(altered.length() - 1) ^ 1));

    send(recipient, altered);

    assertOnlyGenuineOnesAreDone();
  }

  @Test
  void whatWasMadeForAnotherProcessIsNotCarriedOut() throws Exception {
    UUID recipient = idOfWorker();

    send(recipient, sealed(new MemberKeys(ClusterNode.KEY), NOW, UUID.randomUUID()));

    assertOnlyGenuineOnesAreDone();
  }

  @Test
  void whatItsSenderDoesNotWaitForAnyMoreIsNotCarriedOut() throws Exception {
    UUID recipient = idOfWorker();
    InstantSource before = InstantSource.offset(NOW, Duration.ofSeconds(-20));

    send(recipient, sealed(new MemberKeys(ClusterNode.KEY), before, recipient));

    assertOnlyGenuineOnesAreDone();
  }

  @Test
  void whatAProcessOfTheServiceHasMadeIsCarriedOut() throws Exception {
    UUID recipient = idOfWorker();

    send(recipient, sealed(new MemberKeys(ClusterNode.KEY), NOW, recipient));

    await().until(() -> worker.done.contains("forged"));
  }

  @Test
  void aCommandThatIsSentAgainIsCarriedOutOnce() throws Exception {
    UUID recipient = idOfWorker();
    await(api.delete("genuine_1"));

    send(recipient, sent.take());

    assertOnlyGenuineOnesAreDone();
    assertThat(worker.done).containsOnlyOnce("genuine_1");
  }

  @Test
  void aForgedAnswerIsNotBelieved() throws Exception {
    var forger = new CommandSeal(idOfWorker(), new MemberKeys(OTHER_KEY), NOW);
    var end = new CountDownLatch(1);
    worker.works(
        id -> {
          Uninterruptibles.awaitUninterruptibly(end);
          return id;
        });
    Future<Reply<DeletedDocument>> answer = api.delete("genuine");
    Envelope command = Envelope.of(sent.take()).orElseThrow();
    Envelope reply = forger.next(Kind.REPLY, command.number(), Duration.ZERO);
    Buffer content = new CarriedReply(new Refused<>(new Failed(""))).write(new ContractsCodec());
    Buffer forged = forger.seal(reply, command.sender(), content);
    // It is there before the worker's, which takes the same way.
    worker.vertx.eventBus().send(POST + command.sender(), forged);

    end.countDown();

    assertThat(await(answer)).isEqualTo(worker.answer());
  }

  @Test
  void whoListensWhereAWorkerDoesReadsNothing() throws Exception {
    String address = POST + idOfWorker();
    List<String> heard = new CopyOnWriteArrayList<>();
    await(
        stranger
            .vertx
            .eventBus()
            .<Buffer>consumer(
                address, message -> heard.add(message.body().toString(StandardCharsets.ISO_8859_1)))
            .completion());

    await()
        .until(
            () -> {
              api.delete("emp_secret");
              return !heard.isEmpty();
            });

    assertThat(heard).noneMatch(text -> text.contains("emp_secret") || text.contains("alice"));
  }

  @Test
  void nobodyMakesAWorkerOfHimself() throws Exception {
    List<Object> told = new CopyOnWriteArrayList<>();
    await(
        api.vertx
            .eventBus()
            .consumer("reinstate.members", message -> told.add(message.body()))
            .completion());
    await().until(() -> told.size() > 9); // of three processes, each twice a second

    assertThat(api.bus.members()).containsEntry(Role.RESTORE, 1).containsEntry(Role.AUDIT, 0);
    assertThat(await(api.list("a"))).isEqualTo(new Refused<>(new Unavailable("no audit worker")));
  }

  /** All that was sent to the worker before has been there when this is answered. */
  private void assertOnlyGenuineOnesAreDone() throws Exception {
    assertThat(await(api.delete("genuine_2"))).isEqualTo(worker.answer());
    assertThat(worker.done).contains("genuine_2").allMatch(id -> id.startsWith("genuine"));
  }

  /** Over the way of the API's commands, so that it is there before the next of them. */
  private void send(UUID recipient, Object message) {
    api.vertx.eventBus().send(POST + recipient, message);
  }

  private static Buffer sealed(MemberKeys keys, InstantSource clock, UUID recipient) {
    var seal = new CommandSeal(UUID.randomUUID(), keys, clock);
    Buffer content =
        new CarriedCommand(ClusterNode.READ.name(), ClusterNode.document("forged"))
            .write(new ContractsCodec());
    return seal.seal(seal.next(Kind.COMMAND, 0, Duration.ofSeconds(30)), recipient, content);
  }

  private UUID idOfWorker() throws Exception {
    await(api.delete("genuine"));
    sent.clear();
    return workerId;
  }

  private void noted(DeliveryContext<Object> context) {
    String address = context.message().address();
    if (address.startsWith(POST)) {
      workerId = UUID.fromString(address.substring(POST.length()));
      if (context.body() instanceof Buffer message) {
        sent.add(message);
      }
    }
    context.next();
  }
}
