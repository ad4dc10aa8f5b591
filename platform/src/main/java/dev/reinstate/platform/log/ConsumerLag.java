package dev.reinstate.platform.log;

/**
 * How far a consumer of the log is behind.
 *
 * @param consumer its name, such as {@code audit}
 * @param events how many it has not read yet; counted up to 10,000
 * @param seconds the age of the oldest of them; 0 when there is none
 */
public record ConsumerLag(String consumer, long events, double seconds) {}
