package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stretch of the log between here and a mark that everybody can see.
 *
 * @param begin where in the event stream it begins
 */
record Marks(Caller admin, String begin) {

  /** It begins now. */
  static Marks begin(Caller admin) {
    try (EventFeed feed = EventFeed.open(admin, "", null)) {
      return new Marks(admin, feed.awaitPosition());
    }
  }

  /** Ends it, and waits until the audit trail has all of it: the id of the mark. */
  String set() {
    String mark = AuditTrail.newRequestId();
    Answer created = admin.post("/marks", "{\"_id\":\"" + mark + "\"}", "X-Request-ID", mark);
    assertThat(created.status()).isEqualTo(201);
    new AuditTrail(admin).entry(mark);
    return mark;
  }
}
