package dev.reinstate.api;

import dev.reinstate.platform.Bus;
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
      Streaming streaming) {
    return new Routes(vertx, bus)
        .onBus("readDocument", new ReadDocumentRoute())
        .onBus("listDocuments", new ListDocumentsRoute())
        .onBus("createDocument", new CreateDocumentRoute())
        .onBus("createDocuments", new CreateDocumentsRoute())
        .onBus("replaceDocument", new ReplaceDocumentRoute())
        .onBus("patchDocument", new PatchDocumentRoute())
        .onBus("deleteDocument", new DeleteDocumentRoute())
        .onBus("listVersions", new ListVersionsRoute())
        .onBus("readVersion", new ReadVersionRoute())
        .onBus("diffVersions", new DiffVersionsRoute())
        .onBus("previewRestore", new PreviewRestoreRoute())
        .onBus("restoreDocument", new RestoreDocumentRoute())
        .onBus("listAuditEntries", new ListAuditEntriesRoute())
        .onBus("readAuditEntry", new ReadAuditEntryRoute())
        .onBus("readAuditHead", new ReadAuditHeadRoute())
        .onBus("listHooks", new ListHooksRoute())
        .onBus("listDeliveries", new ListDeliveriesRoute())
        .onBus("retryDelivery", new RetryDeliveryRoute())
        .onBus("replayDeliveries", new ReplayDeliveriesRoute())
        .here("exportAuditEntries", new ExportAuditEntriesRoute(bus, streaming.exports()))
        .here("verifyAudit", new VerifyAuditRoute(vertx, bus))
        .here("readEvents", new ReadEventsRoute(bus, streaming))
        .here("readLiveness", new ReadLivenessRoute())
        .here("readReadiness", new ReadReadinessRoute(readiness))
        .here("readMetrics", new ReadMetricsRoute(metrics))
        .here("readOpenApiJson", new ReadOpenApiRoute(document.json()))
        .here("readOpenApiYaml", new ReadOpenApiRoute(document.yaml()))
        .routes;
  }

  private <C, T> Routes onBus(String operationId, BusRoute<C, T> route) {
    return here(operationId, new BusCaller<>(vertx, bus, route));
  }

  private Routes here(String operationId, Route route) {
    routes.put(operationId, route);
    return this;
  }
}
