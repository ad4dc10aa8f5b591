package dev.reinstate.platform.bus;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Reply;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * This process among the others of a cluster. All that it hears, and every look at who keeps
 * silent, is on one event loop: where that is late, nobody is taken for silent whose signs only
 * wait for it. Safe for use from any thread.
 */
final class Membership {
  private static final Duration BETWEEN_SIGNS = Duration.ofMillis(500);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration TO_MEET = Duration.ofSeconds(2);
  private static final Duration TO_LEAVE = Duration.ofSeconds(25);

  private final Vertx vertx;
  private final Context context;
  private final Presence presence;
  private final UUID self = UUID.randomUUID();
  private final Members members;
  private final Roster roster;
  private final RemoteCommands remote;
  private final Post post;
  private final Gate gate;

  /**
   * Sends nothing yet.
   *
   * @param presence what this process is there for
   * @param configuration what it goes by at the moment, in one word
   */
  Membership(
      Vertx vertx,
      Presence presence,
      byte[] serviceKey,
      LocalCommands local,
      InstantSource clock,
      Supplier<String> configuration) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.presence = presence;
    var nothingYet = new Presence(presence.node(), Set.of(), false);
    members = new Members(self, nothingYet, System.nanoTime());
    var seal = new CommandSeal(self, new MemberKeys(serviceKey), clock);
    post = new Post(vertx.eventBus());
    var refused = new RefusedMessages();
    var codec = new ContractsCodec();
    var letters = new Letters(seal, codec);
    var answers = new Answers(vertx, members, seal, letters, post, clock);
    var configurations = new ConfigurationWatch(configuration);
    roster = new Roster(members, seal, post, refused, clock, configurations);
    remote = new RemoteCommands(self, local, members, seal, codec, letters, post, refused);
    gate = new Gate(self, local, remote, seal, codec, answers, refused, clock);
  }

  <C, T> Future<Reply<T>> request(Address<C, T> address, C command, Duration timeout) {
    return remote.request(address, command, timeout);
  }

  /** Lets the others know that this process is there. */
  Future<Void> enter() {
    Promise<Void> entered = Promise.promise();
    context.runOnContext(
        turn ->
            Future.all(post.receive(self, gate::received), roster.listen())
                .compose(open -> meet())
                .onComplete(entered));
    return entered.future();
  }

  /** Has the others send nothing more, and waits until what they have sent is answered. */
  Future<Void> leave() {
    members.own(presence.thatLeaves());
    roster.tell();
    if (!presence.isServing()) {
      return Future.succeededFuture();
    }
    gate.expectLittle();
    return until(gate::isQuiet, TO_LEAVE).onComplete(quiet -> gate.close());
  }

  void nodeLeft(String node) {
    context.runOnContext(turn -> remote.lost(members.left(node)));
  }

  Workers workers() {
    return members.now();
  }

  private Future<Void> meet() {
    members.own(presence);
    roster.tell();
    vertx.setPeriodic(BETWEEN_SIGNS.toMillis(), timer -> roster.tell());
    vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), timer -> look());
    return until(now -> members.now().missing().isEmpty(), TO_MEET);
  }

  private void look() {
    long now = System.nanoTime();
    remote.lost(members.look(now));
    remote.look(now);
  }

  /** Completes when something has come true, or at last when this time has passed. */
  private Future<Void> until(LongPredicate condition, Duration atMost) {
    Promise<Void> met = Promise.promise();
    long end = System.nanoTime() + atMost.toNanos();
    vertx.setPeriodic(
        BETWEEN_LOOKS.toMillis(),
        timer -> {
          long now = System.nanoTime();
          if (condition.test(now) || now - end > 0) {
            vertx.cancelTimer(timer);
            met.complete();
          }
        });
    return met.future();
  }
}
