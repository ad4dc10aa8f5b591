package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.NewDocument;
import java.util.Objects;

/** A space lives in itself; where it is to get its id yet, whoever makes the id sees to that. */
final class CreateSpaceRoute implements BusRoute<CreateDocument, Document> {

  @Override
  public Address<CreateDocument, Document> address() {
    return Addresses.CREATE_DOCUMENT;
  }

  @Override
  public CreateDocument command(Call call) {
    NewDocument space = SpaceBody.read(call.body());
    return new CreateDocument(
        call.context(),
        WriteHeaders.creation(call),
        Objects.requireNonNullElse(space.id(), call.space()),
        call.collection(),
        space);
  }

  @Override
  public Answer answer(Call call, Document space) {
    return DocumentJson.answer(201, space).with("Location", call.pathOf(space.id()));
  }
}
