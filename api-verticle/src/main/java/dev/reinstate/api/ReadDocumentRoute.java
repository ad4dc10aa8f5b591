package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.ReadDocument;

final class ReadDocumentRoute implements BusRoute<ReadDocument, Document> {

  @Override
  public Address<ReadDocument, Document> address() {
    return Addresses.READ_DOCUMENT;
  }

  @Override
  public ReadDocument command(Call call) {
    Conditional.check(call);
    String at = call.query().get("at");
    return new ReadDocument(
        call.context(),
        call.document(),
        at == null ? null : DateTime.parsePast("at", at, call.context().arrivedAt()));
  }

  @Override
  public Answer answer(Call call, Document document) {
    return Conditional.answer(call, document.version(), () -> DocumentJson.answer(200, document));
  }
}
