package dev.reinstate.api;

/**
 * What answers that come piece by piece share.
 *
 * @param streams the event streams of this instance of the verticle
 * @param places for event streams in this process
 * @param exports places for exports in this process
 */
record Streaming(EventStreams streams, Places places, Places exports) {}
