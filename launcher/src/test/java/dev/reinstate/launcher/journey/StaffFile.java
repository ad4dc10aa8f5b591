package dev.reinstate.launcher.journey;

import java.util.UUID;

/**
 * A document of {@code /staff}.
 *
 * @param manager who is named in both of its versions
 * @param seen when it was there, if it ever was; RFC 3339
 */
record StaffFile(String id, String manager, String seen) {

  /** Brings one about. */
  interface Maker {
    StaffFile make(Installation installation);
  }

  static StaffFile missing(Installation installation) {
    return new StaffFile(
        UUID.randomUUID().toString(), UUID.randomUUID().toString(), "2025-01-01T00:00:00Z");
  }

  static StaffFile there(Installation installation) {
    StaffFile file = missing(installation);
    Caller admin = installation.admin();
    admin.post("/staff", file.content(1));
    Answer second = admin.put(file.path(), file.content(2));
    return new StaffFile(file.id, file.manager, second.json().path("updated_at").asText());
  }

  static StaffFile deleted(Installation installation) {
    StaffFile file = there(installation);
    installation.admin().delete(file.path());
    return file;
  }

  String path() {
    return "/staff/" + id;
  }

  String content(int n) {
    return """
    {"_id":"%s","manager_id":"%s","n":%d}\
    """
        .formatted(id, manager, n);
  }
}
