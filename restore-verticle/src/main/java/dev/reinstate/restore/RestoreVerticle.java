package dev.reinstate.restore;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.platform.Bus;
import dev.reinstate.platform.Pg;
import dev.reinstate.platform.settings.Settings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The only writer of documents, versions and the event log. Answers every command of {@link
 * Addresses}. To be deployed once in a process: its commands share batches, which are made on its
 * event loop.
 */
public final class RestoreVerticle extends VerticleBase {
  private final Settings settings;
  private final Pg pg;
  private final Bus bus;
  private final Clock clock;

  /** Takes the clock that retention goes by. */
  public RestoreVerticle(Settings settings, Pg pg, Bus bus, Clock clock) {
    this.settings = settings;
    this.pg = pg;
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Executor eventLoop = task -> context.runOnContext(turn -> task.run());
    var limits = new RetentionLimits(settings, clock);
    var hints = new RetentionHints(limits);
    var access = new Access(settings);
    var idempotency = new Idempotency(pg);
    var contents = new ContentStore(eventLoop, pg);
    var documents = new DocumentStore(eventLoop, pg, contents);
    var versions = new VersionStore(pg);
    var writer = new Writer(eventLoop, pg, bus, hints);

    serveReads(access, documents, versions, new PageStore(eventLoop, pg));
    serveWrites(
        access, idempotency, documents, versions, writer, new DocumentWriter(writer, contents));
    return vertx.deployVerticle(
        new Housekeeping(
            List.of(
                // First, as what an event in the log points at is not pruned.
                new LogCleaning(pg),
                new Retention(hints, new RetentionWalk(pg, limits), limits, new PruneStatement(pg)),
                new IdempotencySweep(pg))),
        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
  }

  private void serveReads(
      Access access, DocumentStore documents, VersionStore versions, PageStore pages) {
    bus.serve(
        Addresses.READ_DOCUMENT, new ReadDocumentHandler(access, documents, versions)::handle);
    bus.serve(Addresses.LIST_DOCUMENTS, new ListDocumentsHandler(access, pages)::handle);
    bus.serve(
        Addresses.LIST_VERSIONS, new ListVersionsHandler(access, documents, versions)::handle);
    bus.serve(Addresses.READ_VERSION, new ReadVersionHandler(access, documents, versions)::handle);
    bus.serve(
        Addresses.DIFF_VERSIONS, new DiffVersionsHandler(access, documents, versions)::handle);
    bus.serve(
        Addresses.PREVIEW_RESTORE, new PreviewRestoreHandler(access, documents, versions)::handle);
  }

  private void serveWrites(
      Access access,
      Idempotency idempotency,
      DocumentStore documents,
      VersionStore versions,
      Writer writer,
      DocumentWriter answers) {
    var ids = new DocumentIds();
    var creation = new BatchCreation(pg, writer, idempotency);
    var patcher = new Patcher(settings.http().maxBody());
    bus.serve(
        Addresses.CREATE_DOCUMENT,
        new CreateDocumentHandler(access, idempotency, ids, answers)::handle);
    bus.serve(
        Addresses.CREATE_DOCUMENTS,
        new CreateDocumentsHandler(access, idempotency, ids, documents, creation)::handle);
    bus.serve(
        Addresses.REPLACE_DOCUMENT,
        new ReplaceDocumentHandler(access, idempotency, documents, answers)::handle);
    bus.serve(
        Addresses.PATCH_DOCUMENT,
        new PatchDocumentHandler(access, idempotency, documents, patcher, writer, answers)::handle);
    bus.serve(
        Addresses.DELETE_DOCUMENT, new DeleteDocumentHandler(access, idempotency, writer)::handle);
    var restore = new RestoreDocumentHandler(access, idempotency, documents, versions, answers);
    bus.serve(Addresses.RESTORE_DOCUMENT, restore::direct, restore::handle);
  }
}
