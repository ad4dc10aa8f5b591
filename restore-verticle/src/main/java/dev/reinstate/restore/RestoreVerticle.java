package dev.reinstate.restore;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.policy.Readers;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.telemetry.Outcomes;
import dev.reinstate.platform.telemetry.Telemetry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The only writer of documents, versions and the event log. Answers every command of {@link
 * Addresses}. To be deployed once in a process: its commands share batches, which are made on its
 * event loop.
 */
public final class RestoreVerticle extends VerticleBase {
  /** What a reader of the event stream can catch up with after an interruption. */
  private static final long EVENTS_KEPT = 100_000;

  /** Less than whoever stops this waits for it. */
  private static final Duration TO_END = Duration.ofSeconds(25);

  private final Supplier<Settings> settings;
  private final Pg pg;
  private final Bus bus;
  private final Clock clock;
  private final byte[] serviceKey;
  private final Telemetry telemetry;
  private final Idempotency idempotency;
  private final RestoresUnderWay restores = new RestoresUnderWay();

  /**
   * Takes what it works with.
   *
   * @param settings asked once by each command: they may change between two
   * @param clock that retention goes by
   * @param serviceKey what plans are signed with; the same in every process
   * @param telemetry is told of batches and restores
   */
  public RestoreVerticle(
      Supplier<Settings> settings,
      Pg pg,
      Bus bus,
      Clock clock,
      byte[] serviceKey,
      Telemetry telemetry) {
    this.settings = settings;
    this.pg = pg;
    this.bus = bus;
    this.clock = clock;
    this.serviceKey = serviceKey.clone();
    this.telemetry = telemetry;
    this.idempotency = new Idempotency(pg);
  }

  /**
   * Waits for the restores of spaces that are still running: whoever began one need not be waiting
   * for its answer any more. After 25 seconds they are left alone; the connections that are closed
   * next end them, and another process says that they have failed.
   */
  @Override
  public Future<?> stop() {
    return restores.end(TO_END);
  }

  @Override
  public Future<?> start() {
    var batching = new Batching(task -> context.runOnContext(turn -> task.run()), telemetry);
    var limits = new RetentionLimits(settings, clock);
    var hints = new RetentionHints(limits);
    var contents = new ContentStore(batching, pg);
    var documents = new DocumentStore(batching, pg, contents);
    var access = new Access(settings, documents);
    var versions = new VersionStore(pg);
    var writer = new Writer(vertx, batching, pg, bus, hints);
    var answers = new DocumentWriter(writer, contents);

    var spaces = new MissingSpaces(documents);
    var patcher = new Patcher(settings.get().http().maxBody());
    var hooks = new PreHooks(new BusHooks(bus), patcher);
    var refused = new RefusedAttempts(new RefusalLog(batching, pg, bus));
    var commands = new Commands(bus, spaces, refused);

    var documentCommands =
        new DocumentCommands(access, documents, hooks, patcher, writer, answers, idempotency);
    documentCommands.serveReads(commands, versions, new PageStore(batching, pg), spaces);
    documentCommands.serveCreations(commands, pg);
    documentCommands.serveUpdates(commands);
    documentCommands.serveDeletions(
        commands, new Cascade(ExclusiveSpace.ofDeletions(pg), new DocumentIds(), writer));
    documentCommands.serveRestores(commands);
    var tokens = new PlanToken(serviceKey);
    var restoreCommands =
        new SpaceRestoreCommands(
            settings,
            pg,
            bus,
            access,
            idempotency,
            restores,
            hooks,
            Outcomes.ofSpaceRestores(telemetry.meters()));
    restoreCommands.servePreviews(commands, tokens);
    restoreCommands.serve(commands, tokens);
    var spaceCommands = new SpaceCommands(access, settings, documents, idempotency, pg);
    spaceCommands.serveReads(commands);
    spaceCommands.serveSnapshots(commands);
    spaceCommands.serveGuests(commands, batching);
    var blobs = new BlobStore(batching, pg);
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
