package dev.reinstate.restore;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.PlannedOperation;
import dev.reinstate.contracts.SpaceRestorePreview;
import dev.reinstate.platform.policy.Differences;
import dev.reinstate.platform.policy.Reader;
import dev.reinstate.platform.policy.Readers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one caller is told of a plan: the documents that it changes, and of their fields what he may
 * read.
 */
final class PlannedChanges {
  private final Readers readers;

  PlannedChanges(Readers readers) {
    this.readers = readers;
  }

  /**
   * The preview as he sees it.
   *
   * @param token what binds a restore to this plan; null for an undo
   */
  SpaceRestorePreview shown(PreviewedPlan previewed, Actor actor, @Nullable String token) {
    PlanPage page = previewed.page();
    return new SpaceRestorePreview(
        previewed.plan().space(),
        previewed.dateTime(),
        token,
        previewed.ready().counts(),
        previewed.ready().byCollection(),
        operations(previewed.plan().space(), page.documents(), actor),
        previewed.skipped(),
        previewed.conflicts(),
        page.cursor());
  }

  private List<PlannedOperation> operations(
      String space, List<PlannedDocument> documents, Actor actor) {
    Map<String, Reader> byCollection = new HashMap<>();
    return documents.stream()
        .map(
            planned ->
                operation(
                    planned,
                    byCollection.computeIfAbsent(
                        planned.document().key().collection(),
                        collection -> readers.reader(actor, space, collection))))
        .toList();
  }

  private static PlannedOperation operation(PlannedDocument planned, Reader reader) {
    StoredDocument document = planned.document();
    return new PlannedOperation(
        planned.action(),
        document.key().collection(),
        document.key().id(),
        document.head(),
        planned.target(),
        Differences.between(reader.view(document.asSubject()), document.now(), planned.content())
            .changes());
  }
}
