package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.CreatedDocuments;

final class CreateDocumentsRoute implements BusRoute<CreateDocuments, CreatedDocuments> {

  @Override
  public Address<CreateDocuments, CreatedDocuments> address() {
    return Addresses.CREATE_DOCUMENTS;
  }

  @Override
  public CreateDocuments command(Call call) {
    return new CreateDocuments(
        call.context(),
        WriteHeaders.creation(call),
        call.space(),
        call.collection(),
        BatchBody.read(call.body()));
  }

  @Override
  public Answer answer(Call call, CreatedDocuments created) {
    return Answer.json(
        201,
        JsonBuffer.of(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("created");
              for (String id : created.ids()) {
                json.writeString(id);
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }
}
