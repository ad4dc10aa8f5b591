package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DeletedDocument;

final class DeleteDocumentRoute implements BusRoute<DeleteDocument, DeletedDocument> {

  @Override
  public Address<DeleteDocument, DeletedDocument> address() {
    return Addresses.DELETE_DOCUMENT;
  }

  @Override
  public DeleteDocument command(Call call) {
    return new DeleteDocument(call.context(), WriteHeaders.change(call), call.document());
  }

  @Override
  public Answer answer(Call call, DeletedDocument deleted) {
    return Answer.json(
        200,
        JsonBuffer.of(
            json -> {
              json.writeStartObject();
              json.writeBooleanField("deleted", true);
              json.writeStringField("id", deleted.id());
              json.writeNumberField("_version", deleted.version());
              json.writeEndObject();
            }));
  }
}
