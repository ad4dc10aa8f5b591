package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.ListDocuments;

final class ListDocumentsRoute implements BusRoute<ListDocuments, DocumentPage> {

  private static final int USUAL_LIMIT = 50;

  @Override
  public Address<ListDocuments, DocumentPage> address() {
    return Addresses.LIST_DOCUMENTS;
  }

  @Override
  public ListDocuments command(Call call) {
    return new ListDocuments(
        call.context(),
        call.space(),
        call.collection(),
        ListQuery.filters(call.query(), call.operation().query()),
        ListQuery.sort(call.query()),
        ListQuery.fields(call.query()),
        ListQuery.limit(call.query(), USUAL_LIMIT),
        call.query().get("_cursor"));
  }

  @Override
  public Answer answer(Call call, DocumentPage page) {
    return ListJson.page(page.documents(), DocumentJson::write, page.cursor());
  }
}
