package dev.reinstate.api;

/**
 * What requests and answers that come piece by piece share.
 *
 * @param streams the event streams of this instance of the verticle
 * @param places for event streams in this process
 * @param exports places for exports in this process
 * @param uploads places for bytes of files on their way in, in this process
 * @param downloads the same on their way out
 */
record Streaming(
    EventStreams streams, Places places, Places exports, Places uploads, Places downloads) {}
