package dev.reinstate.worker;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.TimeUnit;

/** The service's side of the bus. */
final class Asking {

  static final String ADDRESS = "workers.test";

  private Asking() {}

  /** A question about a document that becomes this one. */
  static String question(String after) {
    return """
    {"hook":"check","id":"q1","attempt":2,"action":"restore","space":"default","collection":"staff",
     "document_id":"ann","before":null,"after":%s,
     "metadata":{"document_id":"ann","restore_version":3,"change_reason":"because","correlation_id":"c1"},
     "user":{"id":"ada","roles":["admin"]},
     "dry_run":true,"request_id":"r1","something":"new"}
    """
        .formatted(after);
  }

  /** An event of a document that became this one. */
  static String event(String after) {
    return """
    {"specversion":"1.0","id":"e1","source":"urn:reinstate","type":"reinstate.document.updated",
     "subject":"staff/ann","time":"2026-01-02T03:04:05.000006Z","datacontenttype":"application/json",
     "data":{"action":"update","space":"default","collection":"staff","document_id":"ann","version":7,
      "before":{"n":1},"after":%s,"changes":[],"metadata":{"document_id":"ann","restore_version":null},
      "user":{"id":"ada","roles":["admin"]},"change_reason":"because","operation_id":null,
      "correlation_id":null,"request_id":"r1"}}
    """
        .formatted(after);
  }

  /** What goes with an event. */
  static DeliveryOptions delivery() {
    return new DeliveryOptions()
        .addHeader("webhook-id", "w1")
        .addHeader("hook", "index")
        .addHeader("attempt", "2");
  }

  static Future<String> send(Vertx vertx, Object message, DeliveryOptions options) {
    return vertx.eventBus().<String>request(ADDRESS, message, options).map(Message::body);
  }

  static Future<String> ask(Vertx vertx, Object message) {
    return send(vertx, message, new DeliveryOptions());
  }

  /** Waits for it. */
  static <T> T result(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for its failure. */
  static Throwable failureOf(Future<?> future) {
    return result(
        future.transform(
            result ->
                result.failed()
                    ? Future.succeededFuture(result.cause())
                    : Future.failedFuture("it answered " + result.result())));
  }
}
