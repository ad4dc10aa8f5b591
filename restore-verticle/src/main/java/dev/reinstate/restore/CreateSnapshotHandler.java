package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.CreateSnapshot;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Snapshot;
import dev.reinstate.platform.json.Microseconds;
import java.time.Instant;
import java.util.Map;

/** Names a moment of a live space, for those who may update it. */
final class CreateSnapshotHandler {
  private static final int LONGEST_LABEL = 200;

  private final Access access;
  private final Idempotency idempotency;
  private final SnapshotStore snapshots;
  private final DocumentIds ids;

  CreateSnapshotHandler(
      Access access, Idempotency idempotency, SnapshotStore snapshots, DocumentIds ids) {
    this.access = access;
    this.idempotency = idempotency;
    this.snapshots = snapshots;
    this.ids = ids;
  }

  Reply<Snapshot> handle(CreateSnapshot command) {
    DocumentKey space = DocumentKey.ofSpace(command.space());
    return access.onLiveDocument(
        access.to(Action.UPDATE, command.context(), space),
        space,
        (admitted, document, current) ->
            idempotency.once(
                command.context(),
                command.options(),
                SnapshotStore::remembered,
                () -> create(command, document)));
  }

  private Reply<Snapshot> create(CreateSnapshot command, StoredDocument space) {
    String label = command.label();
    int length = label.codePointCount(0, label.length());
    if (length < 1 || length > LONGEST_LABEL) {
      return invalid("The label of a snapshot must have 1 to 200 characters");
    }
    Instant dateTime = command.dateTime();
    if (dateTime != null && dateTime.isBefore(space.createdAt())) {
      return new Refused<>(
          new InvalidRequest(
              "A snapshot cannot name a point before the space was created",
              Map.of("created_at", Microseconds.write(space.createdAt()))));
    }
    return switch (snapshots.create(ids.make(), command).await()) {
      case SnapshotStore.Created(Snapshot snapshot) -> new Done<>(snapshot);
      case SnapshotStore.NotYet() -> invalid("A snapshot cannot name a point in the future");
      case SnapshotStore.TooMany() ->
          invalid("A space can have at most " + SnapshotStore.MOST + " snapshots");
      case SnapshotStore.KeyUsed() -> new Refused<>(new IdempotencyKeyInUse());
    };
  }

  private static Reply<Snapshot> invalid(String message) {
    return new Refused<>(new InvalidRequest(message));
  }
}
