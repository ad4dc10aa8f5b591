package dev.reinstate.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of deliveries.
 *
 * @param deliveries newest first
 * @param cursor what the next page has to be {@code before}; null when this is the last
 */
public record DeliveryPage(List<Delivery> deliveries, @Nullable Long cursor) {
  /** Keeps its own copy. */
  public DeliveryPage {
    deliveries = List.copyOf(deliveries);
  }
}
