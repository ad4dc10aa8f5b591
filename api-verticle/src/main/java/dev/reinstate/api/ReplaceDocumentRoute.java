package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ReplaceDocument;

final class ReplaceDocumentRoute implements BusRoute<ReplaceDocument, Document> {

  @Override
  public Address<ReplaceDocument, Document> address() {
    return Addresses.REPLACE_DOCUMENT;
  }

  @Override
  public ReplaceDocument command(Call call) {
    DocumentKey document = call.document();
    return new ReplaceDocument(
        call.context(),
        WriteHeaders.change(call),
        document,
        DocumentBody.read(call.body(), document.id()));
  }

  @Override
  public Answer answer(Call call, Document document) {
    return DocumentJson.answer(200, document);
  }
}
