package dev.reinstate.api;

import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** Who answers which operation. */
final class Routes {

  private final Vertx vertx;
  private final Bus bus;
  private final Map<String, Route> routes = new HashMap<>();

  private Routes(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.bus = bus;
  }

  /** All routes by operation id. */
  static Map<String, Route> of(
      Vertx vertx,
      Bus bus,
      Readiness readiness,
      Metrics metrics,
      OpenApiDocument document,
      GuestTokens guests,
      Streaming streaming) {
    return new Routes(vertx, bus)
        .documents()
        .spaces(guests)
        .spaceRestores(streaming)
        .files(streaming)
        .trail(streaming)
        .hooks()
        .with(ofProcess(readiness, metrics))
        .here("readOpenApiJson", new ReadOpenApiRoute(document.json()))
        .here("readOpenApiYaml", new ReadOpenApiRoute(document.yaml()))
        .routes;
  }

  /** What every process answers of itself. */
  static Map<String, Route> ofProcess(Readiness readiness, Metrics metrics) {
    return Map.of(
        "readLiveness", new ReadLivenessRoute(),
        "readReadiness", new ReadReadinessRoute(readiness),
        "readMetrics", new ReadMetricsRoute(metrics));
  }

  /** At the root and in spaces. */
  private Routes documents() {
    return onBus("readDocument", new ReadDocumentRoute())
        .onBus("listDocuments", new ListDocumentsRoute())
        .onBus("createDocument", new CreateDocumentRoute())
        .onBus("createDocuments", new CreateDocumentsRoute())
        .onBus("replaceDocument", new ReplaceDocumentRoute())
        .onBus("patchDocument", new PatchDocumentRoute(DocumentBody::read))
        .onBus("deleteDocument", new DeleteDocumentRoute())
        .onBus("listVersions", new ListVersionsRoute())
        .onBus("readVersion", new ReadVersionRoute())
        .onBus("diffVersions", new DiffVersionsRoute())
        .onBus("previewRestore", new PreviewRestoreRoute())
        .onBus("restoreDocument", new RestoreDocumentRoute());
  }

  /** A space is a document, too. */
  private Routes spaces(GuestTokens guests) {
    return onBus("createSpace", new CreateSpaceRoute())
        .onBus("listSpaces", new ListDocumentsRoute())
        .here(
            "readSpace",
            new NowOrThen(calling(new ReadSpaceRoute()), calling(new ReadDocumentRoute())))
        .onBus("patchSpace", new PatchDocumentRoute(SpaceBody::read))
        .onBus("deleteSpace", new DeleteDocumentRoute())
        .onBus("listSpaceVersions", new ListVersionsRoute())
        .onBus("readSpaceVersion", new ReadVersionRoute())
        .onBus("diffSpaceVersions", new DiffVersionsRoute())
        .onBus("inviteGuest", new InviteGuestRoute(guests));
  }

  /** The bytes of files; their documents are like any other. */
  private Routes files(Streaming streaming) {
    var uploads = new Uploads(bus, streaming.uploads());
    return here("uploadFile", new UploadFileRoute(uploads))
        .here("replaceFileContent", new ReplaceFileContentRoute(uploads))
        .here("readFileContent", new ReadFileContentRoute(bus, streaming.downloads()));
  }

  /** A space goes back in time as a whole. */
  private Routes spaceRestores(Streaming streaming) {
    return onBus("listHistory", new ListHistoryRoute())
        .onBus("previewSpaceRestore", new PreviewSpaceRestoreRoute())
        .onBus("restoreSpace", new RestoreSpaceRoute())
        .onBus("listSpaceRestores", new ListSpaceRestoresRoute())
        .here("readSpaceRestore", new ReadSpaceRestoreRoute(bus, new GuestCheck(bus), streaming))
        .onBus("previewSpaceUndo", new PreviewSpaceUndoRoute())
        .onBus("undoSpaceRestore", new UndoSpaceRestoreRoute())
        .onBus("createSnapshot", new CreateSnapshotRoute())
        .onBus("listSnapshots", new ListSnapshotsRoute())
        .onBus("readSnapshot", new ReadSnapshotRoute())
        .onBus("deleteSnapshot", new DeleteSnapshotRoute());
  }

  /** What has happened and what happens. */
  private Routes trail(Streaming streaming) {
    return onBus("listAuditEntries", new ListAuditEntriesRoute())
        .onBus("readAuditEntry", new ReadAuditEntryRoute())
        .onBus("readAuditHead", new ReadAuditHeadRoute())
        .here("exportAuditEntries", new ExportAuditEntriesRoute(bus, streaming.exports()))
        .here("verifyAudit", new VerifyAuditRoute(vertx, bus))
        .here("readEvents", new ReadEventsRoute(bus, new GuestCheck(bus), streaming));
  }

  private Routes hooks() {
    return onBus("listHooks", new ListHooksRoute())
        .onBus("listDeliveries", new ListDeliveriesRoute())
        .onBus("retryDelivery", new RetryDeliveryRoute())
        .onBus("replayDeliveries", new ReplayDeliveriesRoute());
  }

  private <C, T> Routes onBus(String operationId, BusRoute<C, T> route) {
    return here(operationId, calling(route));
  }

  private <C, T> Route calling(BusRoute<C, T> route) {
    return new BusCaller<>(vertx, bus, route);
  }

  private Routes with(Map<String, Route> more) {
    routes.putAll(more);
    return this;
  }

  private Routes here(String operationId, Route route) {
    routes.put(operationId, route);
    return this;
  }
}
