package dev.reinstate.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.restore.ChangeOutcome.HeadMoved;
import dev.reinstate.restore.PatchedContent.Invalid;
import dev.reinstate.restore.PatchedContent.Patched;
import dev.reinstate.restore.PatchedContent.Unreadable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Changes a live document to what its caller makes of what he sees of it: read the head, let him
 * edit it, put back what he does not see, commit on that head. A caller whose precondition a new
 * head does not meet is told so at once.
 */
final class DocumentUpdate {
  /**
   * What a caller asks for.
   *
   * @param edit makes the new content of the view the caller reads with, and the content that he
   *     edits
   */
  record Request(
      RequestContext context,
      WriteOptions options,
      DocumentKey document,
      BiFunction<View, ObjectNode, PatchedContent> edit) {}

  private final DocumentStore documents;
  private final Patcher patcher;
  private final Writer writer;
  private final DocumentWriter answers;

  DocumentUpdate(DocumentStore documents, Patcher patcher, Writer writer, DocumentWriter answers) {
    this.documents = documents;
    this.patcher = patcher;
    this.writer = writer;
    this.answers = answers;
  }

  Reply<Document> run(Admitted admitted, Request request) {
    return HeadRuns.run(
        request.document(),
        () -> documents.read(request.document()),
        document ->
            document.deleted()
                ? new Refused<>(new DocumentNotFound(request.document()))
                : attempt(admitted, request, document));
  }

  /** The answer; null when the head moved meanwhile and it is worth another run. */
  private @Nullable Reply<Document> attempt(
      Admitted admitted, Request request, StoredDocument document) {
    Subject subject = document.asSubject();
    if (!admitted.permits(subject)) {
      return new Refused<>(admitted.forbidden());
    }
    if (!Preconditions.hold(request.options(), document)) {
      return new Refused<>(new PreconditionFailed(request.document(), document.head()));
    }
    ObjectNode stored = subject.content();
    View written = admitted.writtenView(subject);
    return switch (request.edit().apply(admitted.reader().view(subject), written.shown(stored))) {
      case Invalid(String message) -> new Refused<>(new InvalidRequest(message));
      case Unreadable() -> new Refused<>(admitted.forbidden());
      case Patched patched when written.showsEverything() ->
          commit(admitted, request, document, subject, patched);
      case Patched(JsonNode edited, String text) ->
          merged(admitted, request, document, subject, written.merged(stored, (ObjectNode) edited));
    };
  }

  /** What is hidden from the caller counts, too, for how large a document may be. */
  private @Nullable Reply<Document> merged(
      Admitted admitted,
      Request request,
      StoredDocument document,
      Subject subject,
      ObjectNode merged) {
    return switch (patcher.checked(merged)) {
      case Invalid(String message) -> new Refused<>(new InvalidRequest(message));
      case Unreadable() -> new Refused<>(admitted.forbidden());
      case Patched patched -> commit(admitted, request, document, subject, patched);
    };
  }

  private @Nullable Reply<Document> commit(
      Admitted admitted,
      Request request,
      StoredDocument document,
      Subject subject,
      Patched patched) {
    if (!admitted
        .writeRules(subject)
        .changed(subject.content(), (ObjectNode) patched.content())
        .isEmpty()) {
      return new Refused<>(admitted.forbidden());
    }
    Refusal violated =
        SchemaCheck.of(
            admitted.collection(), patched.content(), admitted.reader().view(subject), null);
    if (violated != null) {
      return new Refused<>(violated);
    }
    Change change =
        Change.update(request.context(), request.options(), request.document(), patched.text())
            .on(document.head());
    ChangeOutcome outcome = writer.commit(change).await();
    return outcome instanceof HeadMoved ? null : answers.answer(change, outcome).await();
  }
}
