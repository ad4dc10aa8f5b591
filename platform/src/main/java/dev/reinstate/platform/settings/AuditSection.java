package dev.reinstate.platform.settings;

import java.util.Set;

/** Reads {@code audit}. */
final class AuditSection {

  private final NamedFiles files;

  AuditSection(NamedFiles files) {
    this.files = files;
  }

  AuditSettings read(Section root) {
    Section audit = root.section("audit", Set.of("signing_key"));
    String text = audit.text("signing_key");
    return text == null
        ? AuditSettings.DEFAULT
        : new AuditSettings(files.read(audit, "signing_key", text));
  }
}
