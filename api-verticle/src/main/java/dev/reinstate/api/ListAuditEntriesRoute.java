package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.AuditPage;
import dev.reinstate.contracts.ListAuditEntries;
import java.io.IOException;

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
    return Answer.json(200, JsonBuffer.of(json -> write(json, page)));
  }

  private static void write(JsonGenerator json, AuditPage page) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("data");
    for (AuditEntry entry : page.entries()) {
      AuditEntryJson.write(json, entry);
    }
    json.writeEndArray();
    PaginationJson.write(json, BeforeCursor.write(page.cursor()));
    json.writeEndObject();
  }
}
