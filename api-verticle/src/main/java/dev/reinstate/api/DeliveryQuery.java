package dev.reinstate.api;

import dev.reinstate.contracts.DeliveryFilter;
import dev.reinstate.contracts.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/** Reads the filters of deliveries from a query. */
final class DeliveryQuery {

  private DeliveryQuery() {}

  static DeliveryFilter filter(Query query) {
    return new DeliveryFilter(
        status(query.get("status")),
        TextParameter.of(query, "hook"),
        TextParameter.of(query, "collection"),
        TextParameter.of(query, "document_id"));
  }

  private static @Nullable DeliveryStatus status(@Nullable String word) {
    return switch (word) {
      case null -> null;
      case "waiting" -> DeliveryStatus.WAITING;
      case "delivering" -> DeliveryStatus.DELIVERING;
      case "delivered" -> DeliveryStatus.DELIVERED;
      case "dead" -> DeliveryStatus.DEAD;
      default ->
          throw Problems.badRequest(
                  "status must be waiting, delivering, delivered or dead",
                  Details.of("parameter", "status"))
              .exception();
    };
  }
}
