package dev.reinstate.platform.bus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that have shown that they are there, this one included. One that keeps silent is
 * sent nothing new, and forgotten when the silence lasts. Times are those of {@link
 * System#nanoTime()}. Safe for use from any thread.
 */
final class Members {
  /** After this time without a sign of life nothing new is sent to a process. */
  static final Duration SILENT = Duration.ofMillis(1_500);

  /** After this time nothing is expected from it any more. */
  static final Duration FORGOTTEN = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Members.class);

  /** Between two looks; if there is more, this process itself was held up, and has heard nobody. */
  private static final Duration HELD_UP = Duration.ofSeconds(1);

  private static final class Member {
    private final Presence presence;
    private final long number;
    private long heardAt;
    private boolean silent;

    Member(Presence presence, long number, long heardAt) {
      this.presence = presence;
      this.number = number;
      this.heardAt = heardAt;
    }
  }

  private final UUID self;
  private final Map<UUID, Member> others = new HashMap<>();
  private Presence own;
  private long lastLook;
  private volatile Workers workers;

  Members(UUID self, Presence own, long now) {
    this.self = self;
    this.own = own;
    this.lastLook = now;
    this.workers = workers();
  }

  /** Who can be sent something now. */
  Workers now() {
    return workers;
  }

  /** What this process tells of itself. */
  synchronized Presence own() {
    return own;
  }

  /** Changes what this process tells of itself. */
  synchronized void own(Presence changed) {
    own = changed;
    workers = workers();
  }

  /**
   * A process has told of itself.
   *
   * @param number of its message; one that is older than another that was there is nothing new
   * @return whether it was not known
   */
  synchronized boolean told(UUID id, long number, Presence presence, long now) {
    Member known = others.get(id);
    if (known != null && known.number >= number) {
      return false;
    }
    others.put(id, new Member(presence, number, now));
    if (known == null || known.silent || !known.presence.equals(presence)) {
      LOG.info(
          "process {} is {}: {}", id, presence.leaving() ? "leaving" : "there", presence.words());
      workers = workers();
    }
    return known == null;
  }

  /**
   * A process has shown otherwise that it is there. What it tells of itself can be late: it comes
   * by the same way as the largest of answers.
   */
  synchronized void heard(UUID id, long now) {
    Member known = others.get(id);
    if (known != null) {
      known.heardAt = now;
      if (known.silent) {
        known.silent = false;
        workers = workers();
      }
    }
  }

  /**
   * Looks who keeps silent.
   *
   * @return those who are forgotten with this look
   */
  synchronized List<UUID> look(long now) {
    long since = now - lastLook;
    lastLook = now;
    if (since > HELD_UP.toNanos()) {
      others.values().forEach(member -> member.heardAt += since);
    }
    others.forEach((id, member) -> noteSilence(id, member, now));
    return forget(member -> now - member.heardAt > FORGOTTEN.toNanos());
  }

  /**
   * The cluster engine says that a process is gone. One that has said that it leaves has answered
   * what it had, and its answers can be later than the engine: so only its silence counts.
   *
   * @param node what the engine calls it
   * @return the process that is forgotten; none when it was not known
   */
  synchronized List<UUID> left(String node) {
    return forget(member -> member.presence.node().equals(node) && !member.presence.leaving());
  }

  /** Whether another process has shown that it is there, and is not forgotten. */
  synchronized boolean knows(UUID id) {
    return others.containsKey(id);
  }

  private void noteSilence(UUID id, Member member, long now) {
    if (!member.silent && now - member.heardAt > SILENT.toNanos()) {
      member.silent = true;
      workers = workers();
      if (!member.presence.leaving()) {
        LOG.warn("process {} keeps silent: {}", id, member.presence.words());
      }
    }
  }

  private List<UUID> forget(Predicate<Member> which) {
    var forgotten = new ArrayList<UUID>();
    others.forEach(
        (id, member) -> {
          if (which.test(member)) {
            forgotten.add(id);
            LOG.info("process {} is gone: {}", id, member.presence.words());
          }
        });
    if (!forgotten.isEmpty()) {
      forgotten.forEach(others::remove);
      workers = workers();
    }
    return forgotten;
  }

  private Workers workers() {
    var there = new HashMap<UUID, Presence>();
    others.forEach(
        (id, member) -> {
          if (!member.silent) {
            there.put(id, member.presence);
          }
        });
    there.put(self, own);
    return Workers.of(there);
  }
}
