package dev.reinstate.restore;

import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.AlreadyExists;
import dev.reinstate.contracts.Refusal.Conflict;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.contracts.Refusal.IdempotencyKeyReused;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the outcome of a change that was not made means to the caller. */
final class Refusals {
  private Refusals() {}

  static Refusal of(Change change, ChangeOutcome outcome) {
    DocumentKey document = change.document();
    return switch (outcome) {
      case ChangeOutcome.SpaceMissing() -> new SpaceNotFound(document.space());
      case ChangeOutcome.SpaceBusy() -> new Unavailable("The space is being restored");
      case ChangeOutcome.NoPlace(String reason) -> new Unavailable(reason);
      case ChangeOutcome.ParentMissing(var parent) -> parentMissing(document, parent);
      case ChangeOutcome.Missing() -> new DocumentNotFound(document);
      case ChangeOutcome.Exists() -> new AlreadyExists(document, null);
      case ChangeOutcome.HeadMoved(int head) -> new Conflict(document);
      case ChangeOutcome.Forbidden() ->
          new Refusal.Forbidden(change.action(), document.collection());
      case ChangeOutcome.Unread() -> throw new IllegalArgumentException("to be read, no refusal");
      case ChangeOutcome.PreconditionFailed(int head) ->
          new Refusal.PreconditionFailed(document, head);
      case ChangeOutcome.NoVersion() -> noVersion(change);
      case ChangeOutcome.NotVisibleYet() -> noVersion(change);
      case ChangeOutcome.TargetIsDeletion() -> targetIsDeletion(change);
      case ChangeOutcome.Replayed() -> new IdempotencyKeyInUse();
      case ChangeOutcome.KeyReused() -> new IdempotencyKeyReused();
      case ChangeOutcome.Committed committed ->
          throw new IllegalArgumentException("committed is no refusal");
    };
  }

  /**
   * The same for a change in a batch.
   *
   * @param index its place
   */
  static Refusal of(Change change, int index, ChangeOutcome outcome) {
    return of(change, outcome) instanceof ConflictsWith(var message, var documents, var none)
        ? new ConflictsWith(message, documents, index)
        : of(change, outcome);
  }

  /** What a document has to belong to is not there. */
  static Refusal parentMissing(DocumentKey document, @Nullable String parent) {
    Component belongsTo =
        Component.of(document.collection()).flatMap(Component::parent).orElseThrow();
    var key =
        new DocumentKey(document.space(), belongsTo.collection(), parent == null ? "" : parent);
    return new ConflictsWith("What the document belongs to does not exist", List.of(key));
  }

  static Refusal targetIsDeletion(DocumentKey document, int version) {
    return new InvalidRequest(
        "Version " + version + " records a deletion and cannot be restored",
        Map.of("collection", document.collection(), "id", document.id(), "version", version));
  }

  private static Refusal targetIsDeletion(Change change) {
    return targetIsDeletion(change.document(), target(change));
  }

  private static Refusal noVersion(Change change) {
    return new VersionNotFound(change.document(), target(change));
  }

  private static int target(Change change) {
    Integer target = change.target();
    if (target == null) {
      throw new IllegalArgumentException("only a restore has a target");
    }
    return target;
  }
}
