package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ListSnapshots;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Snapshot;
import dev.reinstate.contracts.SnapshotPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the snapshots of a space, the latest moment first, for those who may read the space. */
final class ListSnapshotsHandler {
  private final Access access;
  private final SnapshotStore snapshots;

  ListSnapshotsHandler(Access access, SnapshotStore snapshots) {
    this.access = access;
    this.snapshots = snapshots;
  }

  Reply<SnapshotPage> handle(ListSnapshots command) {
    DocumentKey space = DocumentKey.ofSpace(command.space());
    return access.onHistory(
        access.toHistory(Action.READ, command.context(), space),
        space,
        (admitted, document, current) -> list(command));
  }

  private Reply<SnapshotPage> list(ListSnapshots command) {
    String cursor = command.cursor();
    MomentPosition after =
        cursor == null ? null : MomentPosition.read(name(command.space()), cursor);
    return cursor != null && after == null
        ? new Refused<>(new InvalidRequest("Invalid cursor"))
        : new Done<>(page(command, after));
  }

  /** One more than asked for tells whether there is another page. */
  private SnapshotPage page(ListSnapshots command, @Nullable MomentPosition after) {
    int limit = command.limit();
    List<Snapshot> found = snapshots.list(command.space(), after, limit + 1).await();
    return found.size() <= limit
        ? new SnapshotPage(found, null)
        : new SnapshotPage(
            found.subList(0, limit), cursorAfter(command.space(), found.get(limit - 1)));
  }

  private static String cursorAfter(String space, Snapshot last) {
    return new MomentPosition(last.dateTime(), last.id()).cursor(name(space));
  }

  private static String name(String space) {
    return "snapshots of " + space;
  }
}
