package dev.reinstate.platform.bus;

import dev.reinstate.platform.bus.Envelope.Kind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Tells the other processes of this one, and hears what they tell. Safe for use from any thread.
 */
final class Roster {
  private final Members members;
  private final CommandSeal seal;
  private final Post post;
  private final RefusedMessages refused;
  private final InstantSource clock;
  private final ConfigurationWatch configurations;

  Roster(
      Members members,
      CommandSeal seal,
      Post post,
      RefusedMessages refused,
      InstantSource clock,
      ConfigurationWatch configurations) {
    this.members = members;
    this.seal = seal;
    this.post = post;
    this.refused = refused;
    this.clock = clock;
    this.configurations = configurations;
  }

  /** Completes when the others can be heard. */
  Future<Void> listen() {
    return post.receiveToAll(this::received);
  }

  /** Shows that this process is there. */
  void tell() {
    Envelope envelope = seal.next(Kind.PRESENCE, 0, Duration.ZERO);
    Presence presence = members.own().configured(configurations.own());
    post.sendToAll(seal.seal(envelope, CommandSeal.EVERYBODY, presence.text()));
  }

  private void received(Envelope envelope, Buffer wire) {
    if (seal.isOwn(envelope)) {
      return;
    }
    seal.open(envelope, wire, CommandSeal.EVERYBODY)
        .filter(content -> envelope.kind() == Kind.PRESENCE)
        .ifPresentOrElse(
            content -> heard(envelope, Presence.of(content)),
            () -> refused.refused("not made by it", envelope.sender()));
  }

  private void heard(Envelope envelope, Presence presence) {
    if (!envelope.isOfNow(clock.millis())) {
      refused.refused("old, or its clock differs by more than two seconds", envelope.sender());
      return;
    }
    long now = System.nanoTime();
    configurations.told(envelope.sender(), presence.configuration(), now);
    if (members.told(envelope.sender(), envelope.number(), presence, now)) {
      tell();
    }
  }
}
