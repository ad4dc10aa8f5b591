package dev.reinstate.launcher.journey;

/** Every way to change a document that hooks are asked about. */
enum AskedWrite {
  CREATE,
  CREATE_MANY,
  REPLACE,
  MERGE_PATCH,
  JSON_PATCH,
  RESTORE,
  DELETE;

  /** Sends it, about the document at this path, or beside it. */
  Answer send(Caller caller, String path) {
    return switch (this) {
      case CREATE -> caller.post("/asked", "{}");
      case CREATE_MANY -> caller.post("/asked/batch", "{\"documents\":[{}]}");
      case REPLACE -> caller.put(path, "{\"n\":3}");
      case MERGE_PATCH -> caller.patch(path, "{\"n\":3}");
      case JSON_PATCH ->
          caller.patch(
              path,
              "[{\"op\":\"add\",\"path\":\"/n\",\"value\":3}]",
              "Content-Type",
              "application/json-patch+json");
      case RESTORE -> caller.post(path + "/restore/1");
      case DELETE -> caller.delete(path);
    };
  }
}
