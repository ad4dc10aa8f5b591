package dev.reinstate.api;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Delivery;
import dev.reinstate.contracts.DeliveryStatus;
import java.time.Instant;

/** Deliveries to hooks. */
final class Deliveries {

  static final Delivery DEAD =
      new Delivery(
          123456789012345678L,
          "notify",
          DeliveryStatus.DEAD,
          8,
          true,
          Instant.parse("2025-06-01T12:00:00.123456Z"),
          Instant.parse("2025-06-01T13:00:00Z"),
          Instant.parse("2025-06-02T15:40:05.5Z"),
          503,
          "status \"503\"",
          "msg_notify_815",
          "815",
          "reinstate.document.restored",
          Action.RESTORE,
          "default",
          "employees",
          "emp_1",
          6,
          "op-1");

  static final Delivery NEW =
      new Delivery(
          8,
          "index",
          DeliveryStatus.WAITING,
          0,
          false,
          Instant.parse("2025-06-01T12:00:01Z"),
          null,
          null,
          null,
          null,
          "msg_index_816",
          "816",
          "reinstate.document.deleted",
          Action.DELETE,
          "default",
          "employees",
          "emp_2",
          null,
          null);

  private Deliveries() {}
}
