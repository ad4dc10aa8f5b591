package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestoreStatus;
import dev.reinstate.platform.Faults;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.telemetry.Outcomes;
import dev.reinstate.platform.telemetry.RequestLog;
import dev.reinstate.restore.PlanOutcome.Ready;
import io.opentelemetry.context.Context;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs restores of spaces, so that they go on when whoever asked for one does not wait any longer.
 * How each of them ended is in its account and in the log, whether somebody waits for it or not.
 * While the database is out of reach neither can be written: what is then still called running is
 * closed by the {@link OperationSweep}.
 */
final class SpaceRestores {
  private static final Logger LOG = LoggerFactory.getLogger(SpaceRestores.class);

  private final SpaceWork work;
  private final OperationStore operations;
  private final OperationReader accounts;
  private final RestoresUnderWay underWay;
  private final Bus bus;
  private final Outcomes outcomes;

  SpaceRestores(
      SpaceWork work,
      OperationStore operations,
      OperationReader accounts,
      RestoresUnderWay underWay,
      Bus bus,
      Outcomes outcomes) {
    this.work = work;
    this.operations = operations;
    this.accounts = accounts;
    this.underWay = underWay;
    this.bus = bus;
    this.outcomes = outcomes;
  }

  /**
   * Begins one. Returns when it is durable that it is running; or its refusal, of which nothing is
   * kept.
   */
  Reply<RunningRestore> begin(RequestedRestore restore) {
    var running = new RunningRestore(restore);
    String request = restore.attempt().context().requestId();
    underWay.run(Context.current().wrap(() -> RequestLog.of(request, () -> run(running))));
    return running.awaitBegin()
        ? new Done<>(running)
        : running.within(Duration.ZERO).orElseThrow().map(impossible -> running);
  }

  private void run(RunningRestore running) {
    Reply<SpaceRestore> end = new Refused<>(new Failed("unexpected failure"));
    try {
      end = end(running);
    } finally { // whatever is thrown, nobody waits for ever
      outcomes.count(end);
      running.ended(end);
    }
  }

  private Reply<SpaceRestore> end(RunningRestore running) {
    RequestedRestore restore = running.restore();
    try {
      return switch (work.run(restore, running::begun)) {
        case Done<Ready>(var what, boolean replayed) -> committed(restore);
        case Refused<Ready>(Refusal refusal) -> failed(running, refusal);
      };
    } catch (Exception fault) { // also checked ones, which await() throws undeclared
      LOG.warn("restore {} failed: {}", restore.operation(), Faults.describe(fault));
      return failed(running, Faults.refusal(fault));
    }
  }

  private Reply<SpaceRestore> committed(RequestedRestore restore) {
    bus.publishCommitted();
    SpaceRestore account = accounts.read(restore.space(), restore.operation()).await();
    if (account == null) {
      throw new IllegalStateException("committed without an account");
    }
    return new Done<>(account);
  }

  /**
   * Where the connection broke during the commit, the account knows whether that happened: it says
   * that the restore is done, or can be told that it has failed.
   */
  private Reply<SpaceRestore> failed(RunningRestore running, Refusal refusal) {
    RequestedRestore restore = running.restore();
    try {
      if (operations.fail(restore, refusal).await()) {
        running.accounted();
        bus.publishCommitted();
      }
      SpaceRestore account = accounts.read(restore.space(), restore.operation()).await();
      return account != null && account.status() == SpaceRestoreStatus.DONE
          ? committed(restore)
          : new Refused<>(refusal);
    } catch (Exception fault) { // also checked ones, which await() throws undeclared
      LOG.warn("restore {} stays open: {}", restore.operation(), Faults.describe(fault));
      running.accounted();
      return new Refused<>(refusal);
    }
  }
}
