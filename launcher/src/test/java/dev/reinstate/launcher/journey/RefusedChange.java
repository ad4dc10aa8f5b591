package dev.reinstate.launcher.journey;

/** A request for each way in which an attempt at a change is refused, and recorded. */
enum RefusedChange {
  BY_ROLE("restore", "FORBIDDEN"),
  BY_CONDITION("update", "FORBIDDEN"),
  NO_COLLECTION("update", "COLLECTION_NOT_FOUND"),
  NO_DOCUMENT("delete", "DOCUMENT_NOT_FOUND"),
  NO_VERSION("restore", "VERSION_NOT_FOUND"),
  EXISTS("create", "RESOURCE_EXISTS"),
  STALE("update", "PRECONDITION_FAILED"),
  AGAINST_THE_SCHEMA("create", "SCHEMA_VALIDATION_ERROR"),
  KEY_REUSED("update", "IDEMPOTENCY_KEY_REUSED");

  /** The word of the action that was attempted. */
  final String action;

  /** What the caller was told. */
  final String code;

  RefusedChange(String action, String code) {
    this.action = action;
    this.code = code;
  }

  /** Sends it, about a new document. */
  Answer send(Installation installation, String requestId) {
    Caller admin = installation.admin();
    String[] named = {"X-Request-ID", requestId};
    String path = installation.document("employees", "{}");
    return switch (this) {
      case BY_ROLE -> installation.as("eve", "editor").send("POST", path + "/restore/1", named);
      case BY_CONDITION -> {
        String file = StaffFile.there(installation).path();
        yield installation.as("eve", "manager").put(file, "{}", named);
      }
      case NO_COLLECTION -> admin.put("/nowhere/x", "{}", named);
      case NO_DOCUMENT -> admin.delete(Installation.newPath("employees"), named);
      case NO_VERSION -> admin.send("POST", path + "/restore/9", named);
      case EXISTS -> admin.post("/employees", "{\"_id\":\"%s\"}".formatted(id(path)), named);
      case STALE -> admin.put(path, "{}", "If-Match", "\"9\"", named[0], named[1]);
      case AGAINST_THE_SCHEMA -> admin.post("/strict", "{\"name\":1}", named);
      case KEY_REUSED -> {
        admin.put(path, "{\"n\":1}", "Idempotency-Key", requestId);
        yield admin.put(path, "{\"n\":2}", "Idempotency-Key", requestId, named[0], named[1]);
      }
    };
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
