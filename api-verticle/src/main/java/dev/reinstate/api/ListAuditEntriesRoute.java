package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditPage;
import dev.reinstate.contracts.ListAuditEntries;

final class ListAuditEntriesRoute implements BusRoute<ListAuditEntries, AuditPage> {

  private static final int USUAL_LIMIT = 50;

  @Override
  public Address<ListAuditEntries, AuditPage> address() {
    return Addresses.LIST_AUDIT_ENTRIES;
  }

  @Override
  public ListAuditEntries command(Call call) {
    return new ListAuditEntries(
        call.context(),
        AuditQuery.filter(call.query()),
        ListQuery.limit(call.query(), USUAL_LIMIT),
        BeforeCursor.read(call.query().get("_cursor")));
  }

  @Override
  public Answer answer(Call call, AuditPage page) {
    return ListJson.page(page.entries(), AuditEntryJson::write, BeforeCursor.write(page.cursor()));
  }
}
