package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.RestoreDocument;

final class RestoreDocumentRoute implements BusRoute<RestoreDocument, Document> {

  @Override
  public Address<RestoreDocument, Document> address() {
    return Addresses.RESTORE_DOCUMENT;
  }

  @Override
  public RestoreDocument command(Call call) {
    int version = call.version("version");
    RestoreBody body = RestoreBody.read(call.body());
    return new RestoreDocument(
        call.context(),
        WriteHeaders.change(call, body.changeReason()),
        call.document(),
        version,
        body.ignoreSchema());
  }

  @Override
  public Answer answer(Call call, Document document) {
    return DocumentJson.answer(200, document);
  }
}
