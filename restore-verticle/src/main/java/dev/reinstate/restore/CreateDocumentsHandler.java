package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.CreatedDocuments;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.AlreadyExists;
import dev.reinstate.contracts.Refusal.Conflict;
import dev.reinstate.contracts.Refusal.IdempotencyKeyInUse;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.restore.BatchCreation.Created;
import dev.reinstate.restore.BatchCreation.Existing;
import dev.reinstate.restore.BatchCreation.Impossible;
import dev.reinstate.restore.BatchCreation.KeyUsed;
import dev.reinstate.restore.BatchCreation.Moved;
import dev.reinstate.restore.Examined.Bad;
import dev.reinstate.restore.Examined.Good;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates many documents in one commit, all or none; the first bad one is named. */
final class CreateDocumentsHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final DocumentIds ids;
  private final DocumentStore documents;
  private final Proposal proposal;
  private final BatchCreation creation;

  CreateDocumentsHandler(
      Access access,
      Idempotency idempotency,
      DocumentIds ids,
      DocumentStore documents,
      Proposal proposal,
      BatchCreation creation) {
    this.access = access;
    this.idempotency = idempotency;
    this.ids = ids;
    this.documents = documents;
    this.proposal = proposal;
    this.creation = creation;
  }

  Reply<CreatedDocuments> handle(CreateDocuments command) {
    return Access.admitted(
        access.to(Action.CREATE, command.context(), command.space(), command.collection()),
        admitted ->
            command.collection().equals(FileFields.COLLECTION)
                ? new Refused<>(FileFields.noBytes())
                : create(command, admitted));
  }

  private Reply<CreatedDocuments> create(CreateDocuments command, Admitted admitted) {
    List<Change> changes = permitted(changes(command), admitted);
    return changes == null
        ? new Refused<>(admitted.forbidden())
        : idempotency.once(
            command.context(),
            command.options(),
            earlier -> new CreatedDocuments(List.of(earlier.getArrayOfStrings("created"))),
            () -> create(command, admitted, changes));
  }

  /** All of them, or null when the caller may not create one of them. */
  private @Nullable List<Change> permitted(List<Change> changes, Admitted admitted) {
    var permitted = new ArrayList<Change>(changes.size());
    for (Change change : changes) {
      Change checked = proposal.permitted(admitted, change);
      if (checked == null) {
        return null;
      }
      permitted.add(checked);
    }
    return permitted;
  }

  private Reply<CreatedDocuments> create(
      CreateDocuments command, Admitted admitted, List<Change> changes) {
    if (admitted.asksHooks()) {
      return createAsking(command, admitted, changes);
    }
    Refusal refusal = firstBad(changes, admitted);
    return refusal == null ? create(command, changes) : new Refused<>(refusal);
  }

  /** No hook is asked about what cannot be created anyway, nor about what comes after it. */
  private Reply<CreatedDocuments> createAsking(
      CreateDocuments command, Admitted admitted, List<Change> changes) {
    AlreadyExists there = firstThere(changes);
    List<Change> toAsk = there == null ? changes : changes.subList(0, place(there));
    List<Change> good = new ArrayList<>(toAsk.size());
    for (Examined examined : HookedBatch.examined(proposal, admitted, toAsk)) {
      switch (examined) {
        case Good(Change creation) -> good.add(creation);
        case Bad(Refusal refusal) -> {
          return new Refused<>(refusal);
        }
      }
    }
    return there == null ? create(command, good) : new Refused<>(there);
  }

  private Reply<CreatedDocuments> create(CreateDocuments command, List<Change> changes) {
    return switch (creation.create(command.context().actor(), command.options(), changes).await()) {
      case Created() ->
          new Done<>(
              new CreatedDocuments(
                  changes.stream().map(change -> change.document().id()).toList()));
      case Existing(int index) ->
          new Refused<>(new AlreadyExists(changes.get(index).document(), index));
      case Moved(int index) -> new Refused<>(new Conflict(changes.get(index).document()));
      case Impossible(int index, var outcome) ->
          new Refused<>(Refusals.of(changes.get(index), index, outcome));
      case KeyUsed() -> new Refused<>(new IdempotencyKeyInUse());
    };
  }

  private List<Change> changes(CreateDocuments command) {
    var keyless = new WriteOptions(null, null, command.options().changeReason());
    var changes = new ArrayList<Change>(command.documents().size());
    for (NewDocument document : command.documents()) {
      DocumentKey key = ids.keyOf(command.space(), command.collection(), document);
      changes.add(Change.create(command.context(), keyless, key, document.content()));
    }
    return changes;
  }

  /** The commit says which is the first that exists; others may be bad further to the front. */
  private @Nullable Refusal firstBad(List<Change> changes, Admitted admitted) {
    Set<DocumentKey> seen = new HashSet<>();
    for (int index = 0; index < changes.size(); index++) {
      Refusal refusal = bad(changes.get(index), admitted, seen, index);
      if (refusal != null) {
        Refusal existing = firstExisting(changes.subList(0, index));
        return existing == null ? refusal : existing;
      }
    }
    return null;
  }

  private static @Nullable Refusal bad(
      Change change, Admitted admitted, Set<DocumentKey> seen, int index) {
    return seen.add(change.document())
        ? Proposal.violated(admitted, change, index)
        : new AlreadyExists(change.document(), index);
  }

  /** The first that cannot be created because a document of its id is there, or comes earlier. */
  private @Nullable AlreadyExists firstThere(List<Change> changes) {
    Set<DocumentKey> seen = new HashSet<>();
    for (int index = 0; index < changes.size(); index++) {
      if (!seen.add(changes.get(index).document())) {
        AlreadyExists existing = firstExisting(changes.subList(0, index));
        return existing == null
            ? new AlreadyExists(changes.get(index).document(), index)
            : existing;
      }
    }
    return firstExisting(changes);
  }

  private static int place(AlreadyExists there) {
    return Objects.requireNonNull(there.index());
  }

  private @Nullable AlreadyExists firstExisting(List<Change> changes) {
    var heads = changes.stream().map(change -> documents.readHead(change.document())).toList();
    for (int index = 0; index < heads.size(); index++) {
      StoredDocument head = heads.get(index).await();
      if (head != null && !head.deleted()) {
        return new AlreadyExists(head.key(), index);
      }
    }
    return null;
  }
}
