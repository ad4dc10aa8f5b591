package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.RestoredDocument;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.restore.ChangeOutcome.HeadMoved;
import dev.reinstate.restore.RestorePlan.Impossible;
import dev.reinstate.restore.RestorePlan.Planned;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings a document back: authorise by role, then on the document; plan the state to come; commit
 * on the head that all this was done on.
 *
 * <p>All before the commit only reads. What can change meanwhile (is the document there, is the
 * head the expected one, has retention taken the version away) is decided by the commit, on the
 * locked document.
 */
final class RestoreDocumentHandler {
  private final Access access;
  private final Idempotency idempotency;
  private final DocumentStore documents;
  private final Writer writer;
  private final DocumentWriter answers;

  RestoreDocumentHandler(
      Access access,
      Idempotency idempotency,
      DocumentStore documents,
      Writer writer,
      DocumentWriter answers) {
    this.access = access;
    this.idempotency = idempotency;
    this.documents = documents;
    this.writer = writer;
    this.answers = answers;
  }

  /**
   * Where nothing has to be known of the document before the commit, and nothing hidden in the
   * answer, the restore is that one statement, and no thread waits for it; empty where something
   * has.
   */
  Optional<Future<Reply<RestoredDocument>>> direct(RestoreDocument command) {
    return admission(command) instanceof Admitted admitted
            && admitted.reader().seesAllOrNothing()
            && commitDecidesAlone(command, admitted)
            && command.options().idempotencyKey() == null
        ? Optional.of(
            answers
                .write(change(command))
                .map(
                    reply ->
                        reply.map(document -> restored(admitted.reader().shown(document, null)))))
        : Optional.empty();
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

  /** Which fields an earlier request kept shows in what is different from the version. */
  private List<String> keptThen(
      RestoreDocument command, Admitted admitted, Document restored, Subject now) {
    if (!admitted.mayDenyWrites()) {
      return List.of();
    }
    RestoreSource source = documents.read(command.document(), command.version()).await();
    return source == null || source.data() == null
        ? List.of()
        : RestorePlanner.named(
            admitted.reader().view(now),
            admitted
                .writeRules(now)
                .changed(Json.readStoredObject(source.data()), Subject.of(restored).content()));
  }

  private Admission admission(RestoreDocument command) {
    return access.toHistory(Action.RESTORE, command.context(), command.document().collection());
  }

  private static boolean commitDecidesAlone(RestoreDocument command, Admitted admitted) {
    return !admitted.dependsOnDocument()
        && admitted.writesEverything()
        && (command.ignoreSchema() || admitted.collection().schema() == null);
  }

  private Reply<RestoredDocument> restore(RestoreDocument command, Admitted admitted) {
    DocumentKey key = command.document();
    if (commitDecidesAlone(command, admitted)) {
      return answers.write(change(command)).await().map(RestoreDocumentHandler::restored);
    }
    return needsPlan(command, admitted)
        ? HeadRuns.run(
            key,
            () -> documents.read(key, command.version()),
            source -> attempt(command, admitted, source))
        : HeadRuns.run(
            key, () -> documents.read(key), document -> attempt(command, admitted, document));
  }

  private static boolean needsPlan(RestoreDocument command, Admitted admitted) {
    return admitted.mayDenyWrites()
        || (!command.ignoreSchema() && admitted.collection().schema() != null);
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
      RestoreDocument command, Admitted admitted, RestoreSource source) {
    Subject subject = source.document().asSubject();
    if (!admitted.permits(subject)) {
      return new Refused<>(admitted.forbidden());
    }
    return switch (RestorePlanner.plan(
        admitted, source, subject, command.version(), command.options(), command.ignoreSchema())) {
      case Impossible(var refusal) -> new Refused<>(refusal);
      case Planned planned ->
          commit(change(command, planned).on(source.document().head()), planned.fieldsKept());
    };
  }

  /** A content of its own only where it is not that of the version. */
  private static Change change(RestoreDocument command, Planned planned) {
    Change change = change(command);
    return planned.keepsFields() ? change.with(planned.content()) : change;
  }

  private static Change change(RestoreDocument command) {
    return Change.restore(
        command.context(), command.options(), command.document(), command.version());
  }

  private @Nullable Reply<RestoredDocument> commit(Change change, List<String> fieldsKept) {
    ChangeOutcome outcome = writer.commit(change).await();
    return outcome instanceof HeadMoved
        ? null
        : answers
            .answer(change, outcome)
            .await()
            .map(document -> new RestoredDocument(document, fieldsKept));
  }

  private static RestoredDocument restored(Document document) {
    return new RestoredDocument(document, List.of());
  }
}
