package dev.reinstate.audit;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.ReadAuditEntry;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.policy.Readers;
import dev.reinstate.platform.policy.ServiceAccess;
import java.util.List;

/** Reads one entry. */
final class ReadAuditEntryHandler {
  private final ServiceAccess access;
  private final EntryStore entries;
  private final SubjectStore subjects;
  private final Readers readers;

  ReadAuditEntryHandler(
      ServiceAccess access, EntryStore entries, SubjectStore subjects, Readers readers) {
    this.access = access;
    this.entries = entries;
    this.subjects = subjects;
    this.readers = readers;
  }

  Reply<AuditEntry> handle(ReadAuditEntry command) {
    return access.doing(Action.READ, command.context(), () -> read(command));
  }

  private Reply<AuditEntry> read(ReadAuditEntry command) {
    StoredEntry stored = entries.read(command.seq()).await();
    if (stored == null) {
      return new Refused<>(new NotFound("There is no such audit entry"));
    }
    var views = new EntryViews(readers, subjects, command.context().actor());
    return new Done<>(views.shown(List.of(stored)).getFirst());
  }
}
