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
import io.vertx.core.Future;
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

  /** How a change that nobody objects to becomes durable. */
  interface Commit {
    /**
     * Whether the new content says of its bytes what it should, where it is that of a file.
     *
     * @param before the content on the head
     * @param after the content to come, as hooks left it
     */
    boolean admits(ObjectNode before, ObjectNode after);

    /** Commits, as {@link Writer#commit}. */
    Future<ChangeOutcome> make(Change change);
  }

  private final DocumentStore documents;
  private final Patcher patcher;
  private final PreHooks hooks;
  private final Writer writer;
  private final DocumentWriter answers;

  DocumentUpdate(
      DocumentStore documents,
      Patcher patcher,
      PreHooks hooks,
      Writer writer,
      DocumentWriter answers) {
    this.documents = documents;
    this.patcher = patcher;
    this.hooks = hooks;
    this.writer = writer;
    this.answers = answers;
  }

  Reply<Document> run(Admitted admitted, Request request) {
    return run(admitted, request, alone(request.document().collection()));
  }

  /** The same for a change that is committed together with something else. */
  Reply<Document> run(Admitted admitted, Request request, Commit commit) {
    var attempts = new Attempts(admitted, request, hooks.of(admitted, request.context()), commit);
    return HeadRuns.run(
        request.document(),
        () -> documents.read(request.document()),
        document ->
            document.deleted()
                ? new Refused<>(new DocumentNotFound(request.document()))
                : attempts.on(document, document.asSubject()));
  }

  private Commit alone(String collection) {
    return new Commit() {
      @Override
      public boolean admits(ObjectNode before, ObjectNode after) {
        return FileFields.sameBytes(collection, before, after);
      }

      @Override
      public Future<ChangeOutcome> make(Change change) {
        return writer.commit(change);
      }
    };
  }

  /** The runs of one request; each answers null when the head moved and another is worth it. */
  private final class Attempts {
    private final Admitted admitted;
    private final Request request;
    private final AskedHooks asked;
    private final Commit commit;

    Attempts(Admitted admitted, Request request, AskedHooks asked, Commit commit) {
      this.admitted = admitted;
      this.request = request;
      this.asked = asked;
      this.commit = commit;
    }

    @Nullable Reply<Document> on(StoredDocument document, Subject subject) {
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
        case Patched patched when written.showsEverything() -> changed(document, subject, patched);
        case Patched(JsonNode edited, String text) ->
            merged(document, subject, written.merged(stored, (ObjectNode) edited));
      };
    }

    /** What is hidden from the caller counts, too, for how large a document may be. */
    private @Nullable Reply<Document> merged(
        StoredDocument document, Subject subject, ObjectNode merged) {
      return switch (patcher.checked(merged)) {
        case Invalid(String message) -> new Refused<>(new InvalidRequest(message));
        case Unreadable() -> new Refused<>(admitted.forbidden());
        case Patched patched -> changed(document, subject, patched);
      };
    }

    private @Nullable Reply<Document> changed(
        StoredDocument document, Subject subject, Patched patched) {
      var content = (ObjectNode) patched.content();
      if (!admitted.writeRules(subject).changed(subject.content(), content).isEmpty()) {
        return new Refused<>(admitted.forbidden());
      }
      Change change =
          Change.update(request.context(), request.options(), request.document(), patched.text())
              .on(document.head());
      if (!admitted.asksHooks()) {
        return commit(subject, change, content);
      }
      HookedChange hooked = asked.ask(ProposedChange.of(change, document, subject, content));
      return hooked.refusal() == null
          ? commit(subject, hooked.applied(change), hooked.requiredContent())
          : new Refused<>(hooked.refusal());
    }

    private @Nullable Reply<Document> commit(Subject subject, Change change, ObjectNode content) {
      if (!commit.admits(subject.content(), content)) {
        return new Refused<>(FileFields.otherBytes());
      }
      Refusal violated =
          SchemaCheck.of(admitted.collection(), content, admitted.reader().view(subject), null);
      if (violated != null) {
        return new Refused<>(violated);
      }
      ChangeOutcome outcome = commit.make(change).await();
      return outcome instanceof HeadMoved ? null : answers.answer(change, outcome).await();
    }
  }
}
