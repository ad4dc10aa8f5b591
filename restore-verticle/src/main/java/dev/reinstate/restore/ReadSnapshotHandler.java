package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ReadSnapshot;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Snapshot;

/** Reads one snapshot of a space, alive or not, for those who may read the space. */
final class ReadSnapshotHandler {
  private final Access access;
  private final SnapshotStore snapshots;

  ReadSnapshotHandler(Access access, SnapshotStore snapshots) {
    this.access = access;
    this.snapshots = snapshots;
  }

  Reply<Snapshot> handle(ReadSnapshot command) {
    DocumentKey space = DocumentKey.ofSpace(command.space());
    return access.onHistory(
        access.toHistory(Action.READ, command.context(), space),
        space,
        (admitted, document, current) -> read(command));
  }

  private Reply<Snapshot> read(ReadSnapshot command) {
    Snapshot found = snapshots.read(command.space(), command.snapshot()).await();
    return found == null ? new Refused<>(new NotFound("Snapshot not found")) : new Done<>(found);
  }
}
