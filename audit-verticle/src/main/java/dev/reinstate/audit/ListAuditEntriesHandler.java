package dev.reinstate.audit;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.AuditPage;
import dev.reinstate.contracts.ListAuditEntries;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.platform.policy.Readers;
import dev.reinstate.platform.policy.ServiceAccess;

/** Lists entries, newest first. */
final class ListAuditEntriesHandler {
  private final ServiceAccess access;
  private final EntryStore entries;
  private final SubjectStore subjects;
  private final Readers readers;

  ListAuditEntriesHandler(
      ServiceAccess access, EntryStore entries, SubjectStore subjects, Readers readers) {
    this.access = access;
    this.entries = entries;
    this.subjects = subjects;
    this.readers = readers;
  }

  Reply<AuditPage> handle(ListAuditEntries command) {
    return access.doing(Action.READ, command.context(), () -> new Done<>(page(command)));
  }

  private AuditPage page(ListAuditEntries command) {
    EntryStore.Page page =
        entries.page(command.filter(), command.limit(), command.before()).await();
    var views = new EntryViews(readers, subjects, command.context().actor());
    return new AuditPage(
        views.shown(page.entries()), page.more() ? page.entries().getLast().entry().seq() : null);
  }
}
