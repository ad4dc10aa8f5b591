package dev.reinstate.worker.testkit;

import java.time.Instant;

/**
 * One call of a worker, as the service would make it.
 *
 * @param id the header {@code webhook-id}, which is signed
 * @param hook name of the hook
 * @param attempt how often it has been tried, from 1
 * @param sentAt what the signature says
 * @param mediaType of the body, over HTTP
 * @param body JSON, unless the worker is tried with something else
 */
record Call(String id, String hook, int attempt, Instant sentAt, String mediaType, String body) {

  static final String JSON = "application/json";
  static final String CLOUD_EVENT = "application/cloudevents+json; charset=utf-8";

  static Call asking(String id, int attempt, String body) {
    return new Call(id, "conformance", attempt, Instant.now(), JSON, body);
  }

  static Call telling(String id, int attempt, String body) {
    return new Call(id, "conformance", attempt, Instant.now(), CLOUD_EVENT, body);
  }

  Call at(Instant otherTime) {
    return new Call(id, hook, attempt, otherTime, mediaType, body);
  }
}
