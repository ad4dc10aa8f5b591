package dev.reinstate.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Role;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusTest {
  private static final Address<DocumentKey, DeletedDocument> ADDRESS =
      Address.reading("test", Role.RESTORE);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void aCommandIsAnsweredByItsHandler() throws Exception {
    serve(key -> new Done<>(new DeletedDocument(key.id(), 7)));

    assertThat(ask("a", LONG)).isEqualTo(new Done<>(new DeletedDocument("a", 7)));
  }

  @Test
  void anExceptionInAHandlerIsAnsweredAtOnceAndTellsNothing() throws Exception {
    serve(
        key -> {
          throw new IllegalStateException("select secret from content");
        });

    assertThat(ask("a", LONG)).isEqualTo(new Refused<>(new Failed("unexpected failure")));
  }

  @Test
  void aLostConnectionIsSaidToBeOne() throws Exception {
    serve(
        key -> {
          Future.failedFuture(new ConnectException("db.internal:5432")).await();
          throw new AssertionError();
        });

    assertThat(ask("a", LONG)).isEqualTo(new Refused<>(new Failed("database connection lost")));
  }

  @Test
  void aFullQueueIsNoFault() throws Exception {
    serve(
        key -> {
          throw new RejectedExecutionException("queue full");
        });

    assertThat(ask("a", LONG))
        .isEqualTo(new Refused<>(new Unavailable("too many requests are waiting")));
  }

  @Test
  void whereNobodyServesNobodyWaits() throws Exception {
    assertThat(ask("a", LONG)).isEqualTo(new Refused<>(new Unavailable("no restore worker")));
  }

  @Test
  void whoIsNotAnsweredInTimeIsTold() throws Exception {
    Promise<Void> never = Promise.promise();
    serve(
        key -> {
          never.future().await();
          return new Done<>(new DeletedDocument("too late", 1));
        });

    assertThat(ask("a", Duration.ofMillis(50)))
        .isEqualTo(new Refused<>(new Failed("no answer in time")));
    never.complete();
  }

  @Test
  void aCommandThatWaitsHoldsUpNoOther() throws Exception {
    Promise<Void> end = Promise.promise();
    serve(
        key -> {
          if (key.id().equals("slow")) {
            end.future().await();
          }
          return new Done<>(new DeletedDocument(key.id(), 1));
        });
    Future<Reply<DeletedDocument>> slow = send("slow", LONG);

    assertThat(ask("fast", LONG)).isEqualTo(new Done<>(new DeletedDocument("fast", 1)));

    assertThat(slow.isComplete()).isFalse();
    end.complete();
    assertThat(await(slow)).isEqualTo(new Done<>(new DeletedDocument("slow", 1)));
  }

  @Test
  void aRoleIsMissingUntilSomethingOfItIsServed() throws Exception {
    assertThat(bus.missing()).contains(Role.RESTORE);

    serve(key -> new Done<>(new DeletedDocument(key.id(), 1)));

    assertThat(bus.missing()).doesNotContain(Role.RESTORE);
  }

  @Test
  void whoIsAloneNeitherEntersNorLeaves() {
    assertThat(bus.enter().succeeded()).isTrue();
    assertThat(bus.leave().succeeded()).isTrue();
  }

  @Test
  void whoFollowsTheLogIsWoken() throws Exception {
    Promise<Void> woken = Promise.promise();
    bus.onCommitted(woken::tryComplete);

    bus.publishCommitted();

    await(woken.future());
  }

  @Test
  void anyReplyIsAnAcknowledgement() throws Exception {
    vertx.eventBus().<String>consumer("worker", message -> message.reply(null));

    assertThat(tell(LONG)).isEqualTo(Acknowledgement.GIVEN);
  }

  @Test
  void aWorkerGetsTheTextAndItsHeaders() throws Exception {
    Promise<String> told = Promise.promise();
    vertx
        .eventBus()
        .<String>consumer(
            "worker",
            message -> {
              told.complete(message.body() + " " + message.headers().get("id"));
              message.reply("done");
            });

    tell(LONG);

    assertThat(await(told.future())).isEqualTo("text 17");
  }

  @Test
  void aWorkerThatFailsAcknowledgesNothing() throws Exception {
    vertx.eventBus().<String>consumer("worker", message -> message.fail(1, "no"));

    assertThat(tell(LONG)).isEqualTo(Acknowledgement.REFUSED);
  }

  @Test
  void norDoesOneThatKeepsSilent() throws Exception {
    vertx.eventBus().<String>consumer("worker", message -> {});

    assertThat(tell(Duration.ofMillis(50))).isEqualTo(Acknowledgement.NOT_IN_TIME);
  }

  @Test
  void norDoesNobody() throws Exception {
    assertThat(tell(LONG)).isEqualTo(Acknowledgement.NO_WORKER);
  }

  private Acknowledgement tell(Duration timeout) throws Exception {
    return await(bus.tell("worker", "text", Map.of("id", "17"), timeout));
  }

  private void serve(Function<DocumentKey, Reply<DeletedDocument>> handler) throws Exception {
    await(
        vertx.deployVerticle(
            new VerticleBase() {
              @Override
              public Future<?> start() {
                return bus.serve(ADDRESS, handler).completion();
              }
            }));
  }

  private Reply<DeletedDocument> ask(String id, Duration timeout) throws Exception {
    return await(send(id, timeout));
  }

  private Future<Reply<DeletedDocument>> send(String id, Duration timeout) {
    return bus.request(ADDRESS, new DocumentKey("default", "employees", id), timeout);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
