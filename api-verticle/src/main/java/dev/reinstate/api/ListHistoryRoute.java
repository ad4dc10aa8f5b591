package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.HistoryEntry;
import dev.reinstate.contracts.HistoryPage;
import dev.reinstate.contracts.ListHistory;

final class ListHistoryRoute implements BusRoute<ListHistory, HistoryPage> {

  private static final int USUAL_LIMIT = 50;

  @Override
  public Address<ListHistory, HistoryPage> address() {
    return Addresses.LIST_HISTORY;
  }

  @Override
  public ListHistory command(Call call) {
    Query query = call.query();
    return new ListHistory(
        call.context(),
        call.space(),
        DateTime.parameter(query, "from"),
        DateTime.parameter(query, "to"),
        ListQuery.limit(query, USUAL_LIMIT),
        TextParameter.of(query, "_cursor"));
  }

  @Override
  public Answer answer(Call call, HistoryPage page) {
    Answer answer =
        Answer.json(
            200,
            JsonBuffer.of(
                json -> {
                  json.writeStartArray();
                  for (HistoryEntry entry : page.entries()) {
                    VersionJson.writeHistory(json, entry);
                  }
                  json.writeEndArray();
                }));
    String cursor = page.cursor();
    return cursor == null ? answer : answer.with(NextLink.HEADER, NextLink.to(call, cursor));
  }
}
