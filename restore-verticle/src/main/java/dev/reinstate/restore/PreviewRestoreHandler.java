package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.PreviewRestore;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RestorePreview;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.policy.Differences;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.restore.RestorePlan.Impossible;
import dev.reinstate.restore.RestorePlan.Planned;
import dev.reinstate.restore.RestorePlanner.Stopped;

/**
 * Shows what a restore would do now: the checks and the plan of {@link RestoreDocumentHandler}, and
 * no commit. Hooks are asked as far as that is safe.
 */
final class PreviewRestoreHandler {
  private static final WriteOptions NONE = new WriteOptions(null, null, null);

  private final Access access;
  private final DocumentStore documents;
  private final PreHooks hooks;

  PreviewRestoreHandler(Access access, DocumentStore documents, PreHooks hooks) {
    this.access = access;
    this.documents = documents;
    this.hooks = hooks;
  }

  Reply<RestorePreview> handle(PreviewRestore command) {
    return Access.admitted(
        access.toHistory(Action.RESTORE, command.context(), command.document()),
        admitted -> preview(command, admitted));
  }

  private Reply<RestorePreview> preview(PreviewRestore command, Admitted admitted) {
    RestoreSource source = documents.read(command.document(), command.version()).await();
    if (source == null) {
      return new Refused<>(new DocumentNotFound(command.document()));
    }
    Subject current = source.document().asSubject();
    return admitted.permits(current)
        ? preview(command, admitted, source, current)
        : new Refused<>(admitted.forbidden());
  }

  private Reply<RestorePreview> preview(
      PreviewRestore command, Admitted admitted, RestoreSource source, Subject current) {
    Change restore = Change.restore(command.context(), NONE, command.document(), command.version());
    var planner =
        new RestorePlanner(
            admitted,
            restore,
            command.version(),
            command.ignoreSchema(),
            hooks.previewing(admitted, command.context()),
            Stopped.REPORTED);
    return switch (planner.plan(source, current)) {
      case Impossible(var refusal) -> new Refused<>(refusal);
      case Planned planned ->
          new Done<>(preview(command, admitted, source.document(), current, planned));
    };
  }

  private static RestorePreview preview(
      PreviewRestore command,
      Admitted admitted,
      StoredDocument document,
      Subject subject,
      Planned planned) {
    Document restored =
        document.asOf(document.head() + 2, null, command.context().actor().id(), planned.content());
    return new RestorePreview(
        document.head(),
        command.version(),
        Differences.between(admitted.reader().view(subject), document.now(), planned.content())
            .changes(),
        admitted.reader().shown(restored, subject),
        planned.hooks(),
        planned.fieldsKept());
  }
}
