package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DeleteSnapshot;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Snapshot;

/** Takes a snapshot of a space, alive or not, away, for those who may update the space. */
final class DeleteSnapshotHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final SnapshotStore snapshots;

  DeleteSnapshotHandler(Access access, Idempotency idempotency, SnapshotStore snapshots) {
    this.access = access;
    this.idempotency = idempotency;
    this.snapshots = snapshots;
  }

  Reply<Snapshot> handle(DeleteSnapshot command) {
    DocumentKey space = DocumentKey.ofSpace(command.space());
    return access.onHistory(
        access.toHistory(Action.UPDATE, command.context(), space),
        space,
        (admitted, document, current) ->
            idempotency.once(
                command.context(),
                command.options(),
                SnapshotStore::remembered,
                () -> delete(command)));
  }

  private Reply<Snapshot> delete(DeleteSnapshot command) {
    return switch (snapshots.delete(command).await()) {
      case SnapshotStore.Removed(Snapshot snapshot) -> new Done<>(snapshot);
      case SnapshotStore.NotThere() -> new Refused<>(new NotFound("Snapshot not found"));
      case SnapshotStore.KeyUsed() -> new Refused<>(new IdempotencyKeyInUse());
    };
  }
}
