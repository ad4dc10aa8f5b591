package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.RestoredDocument;

final class RestoreDocumentRoute implements BusRoute<RestoreDocument, RestoredDocument> {

  @Override
  public Address<RestoreDocument, RestoredDocument> address() {
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
  public Answer answer(Call call, RestoredDocument restored) {
    Answer answer = DocumentJson.answer(200, restored.document());
    return restored.fieldsKept().isEmpty()
        ? answer
        : answer.with("X-Fields-Kept", FieldNames.header(restored.fieldsKept()));
  }
}
