package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ListSpaceRestores;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestorePage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the restores of a space, alive or not, newest first, for those who may read the space. */
final class ListSpaceRestoresHandler {
  private final Access access;
  private final OperationReader operations;

  ListSpaceRestoresHandler(Access access, OperationReader operations) {
    this.access = access;
    this.operations = operations;
  }

  Reply<SpaceRestorePage> handle(ListSpaceRestores command) {
    DocumentKey space = DocumentKey.ofSpace(command.space());
    return access.onHistory(
        access.toHistory(Action.READ, command.context(), space),
        space,
        (admitted, document, current) -> list(command));
  }

  private Reply<SpaceRestorePage> list(ListSpaceRestores command) {
    String cursor = command.cursor();
    MomentPosition after =
        cursor == null ? null : MomentPosition.read(name(command.space()), cursor);
    return cursor != null && after == null
        ? new Refused<>(new InvalidRequest("Invalid cursor"))
        : new Done<>(page(command, after));
  }

  /** One more than asked for tells whether there is another page. */
  private SpaceRestorePage page(ListSpaceRestores command, @Nullable MomentPosition after) {
    int limit = command.limit();
    List<SpaceRestore> found = operations.list(command.space(), after, limit + 1).await();
    return found.size() <= limit
        ? new SpaceRestorePage(found, null)
        : new SpaceRestorePage(found.subList(0, limit), cursorAfter(found.get(limit - 1)));
  }

  private static String cursorAfter(SpaceRestore last) {
    return new MomentPosition(last.startedAt(), last.operation()).cursor(name(last.space()));
  }

  private static String name(String space) {
    return "restores of " + space;
  }
}
