package dev.reinstate.audit;

import dev.reinstate.contracts.VerifyAudit.KnownHead;
import dev.reinstate.platform.Faults;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the end of the chain when it has grown, every five seconds at most. Signs only what is on
 * disk, and what still has the end in it that was signed here before: else the trail has been
 * computed anew, and a signature would vouch for that. Does not add to the signatures of another
 * key: no key would verify both.
 *
 * <p>A failure is logged and tried again. To be used on one context; {@link #last} from any thread.
 */
final class HeadSigning {
  private static final Logger LOG = LoggerFactory.getLogger(HeadSigning.class);
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final HeadStore heads;
  private final AuditKey key;
  private final Clock clock;
  private volatile ChainEnd last = ChainEnd.NONE;

  HeadSigning(Pg pg, AuditKey key, Clock clock) {
    this.heads = new HeadStore(pg);
    this.key = key;
    this.clock = clock;
  }

  /** Begins; ends with the verticle. */
  void start(Vertx vertx) {
    vertx.setPeriodic(INTERVAL.toMillis(), timer -> sign());
  }

  /**
   * Looks whether what is signed is signed with this key.
   *
   * @return fails with {@link OtherAuditKeyException} if not
   */
  Future<Void> requireOwn() {
    return isOwn()
        .compose(
            own ->
                own ? Future.succeededFuture() : Future.failedFuture(new OtherAuditKeyException()));
  }

  /** What was signed here last. */
  Optional<KnownHead> last() {
    ChainEnd end = last;
    return end.seq() == 0 ? Optional.empty() : Optional.of(new KnownHead(end.seq(), end.hash()));
  }

  /** Signs now, if there is anything new. Never fails. */
  Future<Void> sign() {
    return heads
        .unsigned()
        .compose(end -> end == null ? Future.<Void>succeededFuture() : signIfOwn(end))
        .recover(
            fault -> {
              LOG.warn("the audit trail cannot be signed: {}", Faults.describe(fault));
              return Future.succeededFuture();
            });
  }

  private Future<Boolean> isOwn() {
    return heads.newest().map(newest -> newest == null || HeadSignature.isBy(newest, key));
  }

  private Future<Void> signIfOwn(ChainEnd end) {
    return isOwn()
        .compose(
            own -> {
              if (!own) {
                LOG.error("the audit trail is signed with another key than this process has");
                return Future.<Void>succeededFuture();
              }
              return signIfContinued(end);
            });
  }

  private Future<Void> signIfContinued(ChainEnd end) {
    ChainEnd before = last;
    Future<Boolean> continued =
        before.seq() == 0 ? Future.succeededFuture(true) : heads.isThere(before);
    return continued.compose(
        yes -> {
          if (!yes) {
            LOG.error("the audit trail is no longer what was signed up to {}", before.seq());
            return Future.<Void>succeededFuture();
          }
          return heads
              .add(HeadSignature.sign(end, clock.instant(), key))
              .onSuccess(signed -> last = end);
        });
  }
}
