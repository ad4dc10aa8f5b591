package dev.reinstate.launcher.journey;

/** A request for each kind of which the audit trail knows nothing. */
enum UnrecordedRequest {
  BAD_BODY(400),
  BAD_VERSION(400),
  WITHOUT_TOKEN(401),
  WRONG_METHOD(405),
  TOO_LARGE(413),
  WRONG_TYPE(415),
  WITHOUT_VERSIONS(501),
  READ(200),
  LIST(200),
  VERSIONS(200),
  DIFF(200),
  PREVIEW(200),
  FORBIDDEN_READ(403),
  FORBIDDEN_PREVIEW(403),
  MISSING_READ(404),
  MISSING_PREVIEW(404);

  private static final String LARGE = "{\"x\":\"" + "x".repeat(1 << 20) + "\"}";

  /** How it is answered. */
  final int status;

  UnrecordedRequest(int status) {
    this.status = status;
  }

  /** Sends it; the path is that of a document of the employees with two versions. */
  Answer send(Installation installation, String path, String requestId) {
    Caller admin = installation.admin();
    String[] named = {"X-Request-ID", requestId};
    return switch (this) {
      case BAD_BODY -> admin.put(path, "{", named);
      case BAD_VERSION -> admin.send("POST", path + "/restore/abc", named);
      case WITHOUT_TOKEN -> installation.anonymous().put(path, "{}", named);
      case WRONG_METHOD -> admin.send("DELETE", path + "/restore/1", named);
      case TOO_LARGE -> admin.put(path, LARGE, named);
      case WRONG_TYPE -> admin.put(path, "{}", "Content-Type", "text/plain", named[0], named[1]);
      case WITHOUT_VERSIONS -> admin.send("POST", "/sessions/x/restore/1", named);
      case READ -> admin.get(path, named);
      case LIST -> admin.get("/employees?_limit=1", named);
      case VERSIONS -> admin.get(path + "/versions", named);
      case DIFF -> admin.get(path + "/diff/1/2", named);
      case PREVIEW -> admin.get(path + "/restore/1", named);
      case FORBIDDEN_READ -> installation.as("eve", "nobody").get(path, named);
      case FORBIDDEN_PREVIEW -> installation.as("eve", "nobody").get(path + "/restore/1", named);
      case MISSING_READ -> admin.get(path + "x", named);
      case MISSING_PREVIEW -> admin.get(path + "/restore/9", named);
    };
  }
}
