package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.RestoredDocument;
import dev.reinstate.platform.VirtualThreads;
import dev.reinstate.platform.fields.WriteRules;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.FieldPath;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.restore.ChangeOutcome.Committed;
import dev.reinstate.restore.ChangeOutcome.HeadMoved;
import dev.reinstate.restore.ChangeOutcome.Unread;
import dev.reinstate.restore.RestorePlan.Impossible;
import dev.reinstate.restore.RestorePlan.Planned;
import dev.reinstate.restore.RestorePlanner.Stopped;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings a document back: authorise by role, then on the document; plan the state to come, and ask
 * the hooks about it; commit on the head that all this was done on.
 *
 * <p>All before the commit only reads. What can change meanwhile (is the document there, is the
 * head the expected one, has retention taken the version away) is decided by the commit, on the
 * locked document.
 */
final class RestoreDocumentHandler {
  /** Characters of a document that takes an event loop less than a millisecond. */
  private static final int SMALL = 16 << 10;

  private final Access access;
  private final Idempotency idempotency;
  private final DocumentStore documents;
  private final PreHooks hooks;
  private final Writer writer;
  private final DocumentWriter answers;

  RestoreDocumentHandler(
      Access access,
      Idempotency idempotency,
      DocumentStore documents,
      PreHooks hooks,
      Writer writer,
      DocumentWriter answers) {
    this.access = access;
    this.idempotency = idempotency;
    this.documents = documents;
    this.hooks = hooks;
    this.writer = writer;
    this.answers = answers;
  }

  /**
   * Where the commit itself sees to all that depends on the document, the restore is that one
   * statement, and no thread waits for it; empty where something has to be read before.
   */
  Optional<Future<Reply<RestoredDocument>>> direct(RestoreDocument command) {
    return admission(command) instanceof Admitted admitted
            && command.options().idempotencyKey() == null
        ? unread(command, admitted).map(change -> direct(command, admitted, change))
        : Optional.empty();
  }

  private Future<Reply<RestoredDocument>> direct(
      RestoreDocument command, Admitted admitted, Change change) {
    return commitUnread(change, admitted)
        .compose(
            reply ->
                reply
                    .map(restored -> shown(admitted, restored))
                    .orElseGet(
                        () ->
                            VirtualThreads.run(
                                () -> shownNow(admitted, restoreRead(command, admitted)))));
  }

  /** What field rules hide has to be looked for; in a large document not on an event loop. */
  private static Future<Reply<RestoredDocument>> shown(
      Admitted admitted, Reply<RestoredDocument> reply) {
    return admitted.reader().seesAllOrNothing() || isSmall(reply)
        ? Future.succeededFuture(shownNow(admitted, reply))
        : VirtualThreads.run(() -> shownNow(admitted, reply));
  }

  private static Reply<RestoredDocument> shownNow(
      Admitted admitted, Reply<RestoredDocument> reply) {
    return reply.map(
        restored ->
            new RestoredDocument(
                admitted.reader().shown(restored.document(), null), restored.fieldsKept()));
  }

  private static boolean isSmall(Reply<RestoredDocument> reply) {
    return !(reply instanceof Done<RestoredDocument> done)
        || done.value().document().content().length() <= SMALL;
  }

  Reply<RestoredDocument> handle(RestoreDocument command) {
    return Access.admitted(
        admission(command),
        admitted ->
            access.answer(
                admitted,
                command.document(),
                idempotency.once(
                    command.context(),
                    command.options(),
                    row -> restored(Idempotency.document(row, command.context().actor())),
                    () -> restore(command, admitted)),
                (restored, now) ->
                    new RestoredDocument(
                        admitted.reader().shown(restored.document(), now),
                        now == null
                            ? restored.fieldsKept()
                            : keptThen(command, admitted, restored.document(), now))));
  }

  /**
   * Which fields an earlier request kept shows in what is different from the version, and is not
   * from what was before, which is the snapshot.
   */
  private List<String> keptThen(
      RestoreDocument command, Admitted admitted, Document restored, Subject now) {
    if (!admitted.mayDenyWrites()) {
      return List.of();
    }
    RestoreSource source = documents.read(command.document(), command.version()).await();
    RestoreSource before = documents.read(command.document(), restored.version() - 1).await();
    if (source == null || source.data() == null || before == null || !before.found()) {
      return List.of();
    }
    WriteRules rules = admitted.writeRules(now);
    ObjectNode content = Subject.of(restored).content();
    List<FieldPath> kept =
        new ArrayList<>(rules.changed(Json.readStoredObject(source.data()), content));
    kept.removeAll(
        rules.changed(
            before.data() == null ? null : Json.readStoredObject(before.data()), content));
    return RestorePlanner.named(admitted.reader().view(now), kept);
  }

  private Admission admission(RestoreDocument command) {
    return access.toHistory(Action.RESTORE, command.context(), command.document());
  }

  private Reply<RestoredDocument> restore(RestoreDocument command, Admitted admitted) {
    return unread(command, admitted)
        .flatMap(change -> commitUnread(change, admitted).await())
        .orElseGet(() -> restoreRead(command, admitted));
  }

  /** The restore on terms that the commit itself sees to; empty where they are none such. */
  private static Optional<Change> unread(RestoreDocument command, Admitted admitted) {
    return needsContent(command, admitted)
        ? Optional.empty()
        : HeadTerms.of(admitted).map(change(command)::on);
  }

  /** Empty where the commit found that somebody has to read the document before. */
  private Future<Optional<Reply<RestoredDocument>>> commitUnread(Change change, Admitted admitted) {
    return writer
        .commit(change)
        .compose(
            outcome ->
                outcome instanceof Unread
                    ? Future.succeededFuture(Optional.empty())
                    : answer(change, outcome, kept(admitted, outcome)).map(Optional::of));
  }

  /** Reads the document, or what is planned on it, and commits on the head that was read. */
  private Reply<RestoredDocument> restoreRead(RestoreDocument command, Admitted admitted) {
    DocumentKey key = command.document();
    if (!needsPlan(command, admitted)) {
      return HeadRuns.run(
          key, () -> documents.read(key), document -> attempt(command, admitted, document));
    }
    RestorePlanner planner = planner(command, admitted);
    return HeadRuns.run(
        key,
        () -> documents.read(key, command.version()),
        source -> attempt(command, admitted, planner, source));
  }

  /** Which fields the commit has kept, as the caller may know. */
  private static List<String> kept(Admitted admitted, ChangeOutcome outcome) {
    return outcome instanceof Committed committed && !committed.kept().isEmpty()
        ? RestorePlanner.named(
            admitted.grantedView(), committed.kept().stream().map(FieldPath::of).toList())
        : List.of();
  }

  private RestorePlanner planner(RestoreDocument command, Admitted admitted) {
    return new RestorePlanner(
        admitted,
        change(command),
        command.version(),
        command.ignoreSchema(),
        hooks.of(admitted, command.context()),
        Stopped.REFUSED);
  }

  private static boolean needsPlan(RestoreDocument command, Admitted admitted) {
    return admitted.mayDenyWrites() || needsContent(command, admitted);
  }

  /** Whether hooks or the schema have to see the content to come. */
  private static boolean needsContent(RestoreDocument command, Admitted admitted) {
    return admitted.asksHooks()
        || (!command.ignoreSchema() && admitted.collection().schema() != null)
        || command.document().collection().equals(FileFields.COLLECTION);
  }

  /** What is left to the commit it refuses in its own order, which is the same. */
  private @Nullable Reply<RestoredDocument> attempt(
      RestoreDocument command, Admitted admitted, StoredDocument document) {
    return admitted.permits(document.asSubject())
        ? commit(change(command).on(document.head()), List.of())
        : new Refused<>(admitted.forbidden());
  }

  /** The answer; null when the head moved meanwhile and it is worth another run. */
  private @Nullable Reply<RestoredDocument> attempt(
      RestoreDocument command, Admitted admitted, RestorePlanner planner, RestoreSource source) {
    Subject subject = source.document().asSubject();
    if (!admitted.permits(subject)) {
      return new Refused<>(admitted.forbidden());
    }
    return switch (planner.plan(source, subject)) {
      case Impossible(var refusal) -> new Refused<>(refusal);
      case Planned planned ->
          commit(change(command, planned).on(source.document().head()), planned.fieldsKept());
    };
  }

  /** A content of its own only where it is not that of the version. */
  private static Change change(RestoreDocument command, Planned planned) {
    Change change = change(command);
    return planned.ofItsOwn() ? change.with(planned.content()) : change;
  }

  private static Change change(RestoreDocument command) {
    return Change.restore(
        command.context(), command.options(), command.document(), command.version());
  }

  private @Nullable Reply<RestoredDocument> commit(Change change, List<String> fieldsKept) {
    ChangeOutcome outcome = writer.commit(change).await();
    return outcome instanceof HeadMoved ? null : answer(change, outcome, fieldsKept).await();
  }

  private Future<Reply<RestoredDocument>> answer(
      Change change, ChangeOutcome outcome, List<String> fieldsKept) {
    return answers
        .answer(change, outcome)
        .map(reply -> reply.map(document -> new RestoredDocument(document, fieldsKept)));
  }

  private static RestoredDocument restored(Document document) {
    return new RestoredDocument(document, List.of());
  }
}
