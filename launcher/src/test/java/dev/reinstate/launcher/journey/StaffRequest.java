package dev.reinstate.launcher.journey;

/** What somebody can ask for about a document. */
enum StaffRequest {
  READ,
  LIST,
  AS_OF,
  VERSIONS,
  VERSION,
  DIFF,
  CREATE,
  REPLACE,
  PATCH,
  DELETE,
  PREVIEW,
  RESTORE;

  /** The status; of a list that is answered, whether the document is in it. */
  String outcome(Caller caller, StaffFile file) {
    Answer answer = send(caller, file);
    if (this != LIST || answer.status() != 200) {
      return String.valueOf(answer.status());
    }
    return answer.json().path("data").isEmpty() ? "absent" : "shown";
  }

  private Answer send(Caller caller, StaffFile file) {
    String path = file.path();
    return switch (this) {
      case READ -> caller.get(path);
      case LIST -> caller.get("/staff?_id=" + file.id());
      case AS_OF -> caller.get(path + "?at=" + file.seen());
      case VERSIONS -> caller.get(path + "/versions");
      case VERSION -> caller.get(path + "/versions/1");
      case DIFF -> caller.get(path + "/diff/1/2");
      case CREATE -> caller.post("/staff", file.content(3));
      case REPLACE -> caller.put(path, file.content(3));
      case PATCH -> caller.patch(path, "{\"n\":3}");
      case DELETE -> caller.delete(path);
      case PREVIEW -> caller.get(path + "/restore/1");
      case RESTORE -> caller.post(path + "/restore/1");
    };
  }
}
