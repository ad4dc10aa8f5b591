package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.ListDocuments;
import java.io.IOException;

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
        DocumentKey.DEFAULT_SPACE,
        call.collection(),
        ListQuery.filters(call.query(), call.operation().query()),
        ListQuery.sort(call.query()),
        ListQuery.fields(call.query()),
        ListQuery.limit(call.query(), USUAL_LIMIT),
        call.query().get("_cursor"));
  }

  @Override
  public Answer answer(Call call, DocumentPage page) {
    return Answer.json(200, JsonBuffer.of(json -> write(json, page)));
  }

  private static void write(JsonGenerator json, DocumentPage page) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("data");
    for (Document document : page.documents()) {
      DocumentJson.write(json, document);
    }
    json.writeEndArray();
    PaginationJson.write(json, page.cursor());
    json.writeEndObject();
  }
}
