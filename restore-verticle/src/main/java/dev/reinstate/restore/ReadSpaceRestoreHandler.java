package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ReadSpaceRestore;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.SpaceRestore;

/** Reads one restore of a space, alive or not, for those who may read the space. */
final class ReadSpaceRestoreHandler {
  private final Access access;
  private final OperationReader operations;

  ReadSpaceRestoreHandler(Access access, OperationReader operations) {
    this.access = access;
    this.operations = operations;
  }

  Reply<SpaceRestore> handle(ReadSpaceRestore command) {
    DocumentKey space = DocumentKey.ofSpace(command.space());
    return access.onHistory(
        access.toHistory(Action.READ, command.context(), space),
        space,
        (admitted, document, current) -> read(command));
  }

  private Reply<SpaceRestore> read(ReadSpaceRestore command) {
    SpaceRestore found = operations.read(command.space(), command.operation()).await();
    return found == null ? new Refused<>(new NotFound("Restore not found")) : new Done<>(found);
  }
}
