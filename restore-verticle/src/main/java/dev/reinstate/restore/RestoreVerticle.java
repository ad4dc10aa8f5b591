package dev.reinstate.restore;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.platform.Bus;
import dev.reinstate.platform.Pg;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.policy.Readers;
import dev.reinstate.platform.settings.Settings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The only writer of documents, versions and the event log. Answers every command of {@link
 * Addresses}. To be deployed once in a process: its commands share batches, which are made on its
 * event loop.
 */
public final class RestoreVerticle extends VerticleBase {
  /** What a reader of the event stream can catch up with after an interruption. */
  private static final long EVENTS_KEPT = 100_000;

  private final Supplier<Settings> settings;
  private final Pg pg;
  private final Bus bus;
  private final Clock clock;
  private final byte[] serviceKey;
  private final Idempotency idempotency;

  /**
   * Takes what it works with.
   *
   * @param settings asked once by each command: they may change between two
   * @param clock that retention goes by
   * @param serviceKey what plans are signed with; the same in every process
   */
  public RestoreVerticle(
      Supplier<Settings> settings, Pg pg, Bus bus, Clock clock, byte[] serviceKey) {
    this.settings = settings;
    this.pg = pg;
    this.bus = bus;
    this.clock = clock;
    this.serviceKey = serviceKey.clone();
    this.idempotency = new Idempotency(pg);
  }

  @Override
  public Future<?> start() {
    Executor eventLoop = task -> context.runOnContext(turn -> task.run());
    var limits = new RetentionLimits(settings, clock);
    var hints = new RetentionHints(limits);
    var contents = new ContentStore(eventLoop, pg);
    var documents = new DocumentStore(eventLoop, pg, contents);
    var access = new Access(settings, documents);
    var versions = new VersionStore(pg);
    var writer = new Writer(vertx, eventLoop, pg, bus, hints);
    var answers = new DocumentWriter(writer, contents);

    var spaces = new MissingSpaces(documents);
    var patcher = new Patcher(settings.get().http().maxBody());
    var hooks = new PreHooks(new BusHooks(bus), patcher);
    var refused = new RefusedAttempts(new RefusalLog(eventLoop, pg, bus));
    var commands = new Commands(bus, spaces, refused);

    var documentCommands =
        new DocumentCommands(access, documents, hooks, patcher, writer, answers, idempotency);
    documentCommands.serveReads(commands, versions, new PageStore(eventLoop, pg), spaces);
    documentCommands.serveCreations(commands, pg);
    documentCommands.serveUpdates(commands);
    documentCommands.serveDeletions(
        commands, new Cascade(ExclusiveSpace.ofDeletions(pg), new DocumentIds(), writer));
    documentCommands.serveRestores(commands);
    var tokens = new PlanToken(serviceKey);
    var restoreCommands =
        new SpaceRestoreCommands(settings, pg, bus, access, idempotency, refused, hooks);
    restoreCommands.servePreviews(commands, tokens);
    restoreCommands.serve(commands, tokens);
    var spaceCommands = new SpaceCommands(access, settings, documents, idempotency, pg);
    spaceCommands.serveReads(commands);
    spaceCommands.serveSnapshots(commands);
    spaceCommands.serveGuests(commands, eventLoop);
    var blobs = new BlobStore(eventLoop, pg);
    documentCommands.serveFiles(
        commands, new FileCommands(settings, access, versions, spaces, blobs), pg, blobs);
    commands.read(
        Addresses.READ_EVENTS,
        new ReadEventsHandler(access, new Readers(settings), new EventLog(pg), documents)::handle);
    return vertx.deployVerticle(
        new Housekeeping(
            List.of(
                new LogCleaning(pg, EVENTS_KEPT),
                new Retention(hints, new RetentionWalk(pg, limits), limits, new PruneStatement(pg)),
                new IdempotencySweep(pg),
                new OperationSweep(pg),
                new UploadSweep(pg))),
        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
  }
}
