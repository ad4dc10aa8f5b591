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
  private final Idempotency idempotency;

  /**
   * Takes what it works with.
   *
   * @param settings asked once by each command: they may change between two
   * @param clock that retention goes by
   */
  public RestoreVerticle(Supplier<Settings> settings, Pg pg, Bus bus, Clock clock) {
    this.settings = settings;
    this.pg = pg;
    this.bus = bus;
    this.clock = clock;
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
    var writer = new Writer(eventLoop, pg, bus, hints);
    var answers = new DocumentWriter(writer, contents);

    var patcher = new Patcher(settings.get().http().maxBody());
    var hooks = new PreHooks(new BusHooks(bus), patcher);

    serveReads(access, versions, new PageStore(eventLoop, pg));
    bus.serve(
        Addresses.PREVIEW_RESTORE, new PreviewRestoreHandler(access, documents, hooks)::handle);
    bus.serve(
        Addresses.READ_EVENTS,
        new ReadEventsHandler(access, new Readers(settings), new EventLog(pg), documents)::handle);
    var refused = new RefusedAttempts(new RefusalLog(eventLoop, pg, bus));
    serveCreations(refused, access, documents, hooks, writer, answers);
    var update = new DocumentUpdate(documents, patcher, hooks, writer, answers);
    serveUpdates(refused, access, documents, patcher, update, answers);
    serveDeletions(refused, access, documents, hooks, writer);
    serveRestores(refused, access, documents, hooks, writer, answers);
    return vertx.deployVerticle(
        new Housekeeping(
            List.of(
                new LogCleaning(pg, EVENTS_KEPT),
                new Retention(hints, new RetentionWalk(pg, limits), limits, new PruneStatement(pg)),
                new IdempotencySweep(pg))),
        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
  }

  private void serveReads(Access access, VersionStore versions, PageStore pages) {
    bus.serve(Addresses.READ_DOCUMENT, new ReadDocumentHandler(access, versions)::handle);
    bus.serve(Addresses.LIST_DOCUMENTS, new ListDocumentsHandler(access, pages)::handle);
    bus.serve(Addresses.LIST_VERSIONS, new ListVersionsHandler(access, versions)::handle);
    bus.serve(Addresses.READ_VERSION, new ReadVersionHandler(access, versions)::handle);
    bus.serve(Addresses.DIFF_VERSIONS, new DiffVersionsHandler(access, versions)::handle);
  }

  private void serveCreations(
      RefusedAttempts refused,
      Access access,
      DocumentStore documents,
      PreHooks hooks,
      Writer writer,
      DocumentWriter answers) {
    var ids = new DocumentIds();
    var creation = new BatchCreation(pg, writer, idempotency);
    var proposal = new Proposal(documents, hooks);
    bus.serve(
        Addresses.CREATE_DOCUMENT,
        refused.logged(
            Attempt::of,
            new CreateDocumentHandler(access, idempotency, ids, documents, proposal, answers)
                ::handle));
    bus.serve(
        Addresses.CREATE_DOCUMENTS,
        refused.logged(
            Attempt::of,
            new CreateDocumentsHandler(access, idempotency, ids, documents, proposal, creation)
                ::handle));
  }

  private void serveUpdates(
      RefusedAttempts refused,
      Access access,
      DocumentStore documents,
      Patcher patcher,
      DocumentUpdate update,
      DocumentWriter answers) {
    bus.serve(
        Addresses.REPLACE_DOCUMENT,
        refused.logged(
            Attempt::of,
            new ReplaceDocumentHandler(access, idempotency, documents, update, answers)::handle));
    bus.serve(
        Addresses.PATCH_DOCUMENT,
        refused.logged(
            Attempt::of, new PatchDocumentHandler(access, idempotency, patcher, update)::handle));
  }

  private void serveDeletions(
      RefusedAttempts refused,
      Access access,
      DocumentStore documents,
      PreHooks hooks,
      Writer writer) {
    bus.serve(
        Addresses.DELETE_DOCUMENT,
        refused.logged(
            Attempt::of,
            new DeleteDocumentHandler(access, idempotency, documents, hooks, writer)::handle));
  }

  private void serveRestores(
      RefusedAttempts refused,
      Access access,
      DocumentStore documents,
      PreHooks hooks,
      Writer writer,
      DocumentWriter answers) {
    var restore =
        new RestoreDocumentHandler(access, idempotency, documents, hooks, writer, answers);
    bus.serve(
        Addresses.RESTORE_DOCUMENT,
        refused.loggedDirect(Attempt::of, restore::direct),
        refused.logged(Attempt::of, restore::handle));
  }
}
