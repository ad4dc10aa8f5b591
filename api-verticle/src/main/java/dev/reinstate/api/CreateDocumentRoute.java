package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.Document;

final class CreateDocumentRoute implements BusRoute<CreateDocument, Document> {

  @Override
  public Address<CreateDocument, Document> address() {
    return Addresses.CREATE_DOCUMENT;
  }

  @Override
  public CreateDocument command(Call call) {
    return new CreateDocument(
        call.context(),
        WriteHeaders.creation(call),
        call.space(),
        call.collection(),
        DocumentBody.read(call.body()));
  }

  /** Every character of a collection's name and of an id may stand in a path as it is. */
  @Override
  public Answer answer(Call call, Document document) {
    return DocumentJson.answer(201, document).with("Location", call.pathOf(document.id()));
  }
}
