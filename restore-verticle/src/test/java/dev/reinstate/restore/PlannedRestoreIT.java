package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoringSpaces.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.PlannedOperation;
import dev.reinstate.contracts.PreviewSpaceRestore;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.ActiveJobs;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.ForbiddenCollections;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.PlanStale;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.RestorePoint;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.contracts.Selection;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestorePreview;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A restore does what its preview said, of what is selected, or it is refused. */
class PlannedRestoreIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();
  private static final RestoringSpaces spaces = new RestoringSpaces(service);

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
  }

  @Test
  void aPlanIsGoodWhileNothingOfItsSelectionIsChanged() {
    Instant then = spaces.changedSince("quiet");
    Selection selection = ids("changed", "gone");
    String plan = preview("quiet", then, selection).plan();
    service.replace(employee("quiet", "new"), "{\"n\": 5}");

    Reply<SpaceRestore> reply = restore("quiet", then, selection, plan);

    assertThat(reply)
        .isInstanceOfSatisfying(
            Done.class,
            done ->
                assertThat(((SpaceRestore) done.value()).counts())
                    .isEqualTo(new OperationCounts(1, 1, 0)));
  }

  @Test
  void aPlanIsStaleOnceADocumentOfItIsChanged() {
    Instant then = spaces.changedSince("stale");
    String plan = preview("stale", then, Selection.ALL).plan();
    service.replace(employee("stale", "changed"), "{\"n\": 1}");
    service.create(employee("stale", "newer"), "{}");

    assertThat(RestoreFixture.refusal(restore("stale", then, Selection.ALL, plan)))
        .isEqualTo(
            new PlanStale(List.of(employee("stale", "changed"), employee("stale", "newer"))));
  }

  @Test
  void aChangeThatWasUnderWayDuringThePreviewMakesItStale() {
    Instant then = spaces.changedSince("underway");
    var held =
        HeldChange.of(
            service,
            Change.update(as("admin"), PLAIN, employee("underway", "changed"), "{\"n\": 3}"));
    String plan = preview("underway", then, Selection.ALL).plan();
    held.commit();

    assertThat(RestoreFixture.refusal(restore("underway", then, Selection.ALL, plan)))
        .isEqualTo(new PlanStale(List.of(employee("underway", "changed"))));
  }

  @Test
  void theDocumentsThatSomebodyChangedCanBeSelected() {
    Instant then = spaces.changedSince("somebody");
    changeAs("bob", null, employee("somebody", "changed"));

    assertThat(
            preview("somebody", then, new Selection(List.of(), List.of(), "bob", null))
                .operations())
        .extracting(PlannedOperation::id)
        .containsExactly("changed");
  }

  @Test
  void theDocumentsThatARunChangedCanBeSelected() {
    Instant then = spaces.changedSince("run");
    changeAs("alice", "run-1", employee("run", "new"));

    assertThat(
            preview("run", then, new Selection(List.of(), List.of(), null, "run-1")).operations())
        .extracting(PlannedOperation::id)
        .containsExactly("new");
  }

  @Test
  void aUserAndARunSelectOnlyWhatHeChangedInIt() {
    Instant then = spaces.changedSince("both");
    changeAs("bob", "run-1", employee("both", "new"));
    changeAs("bob", "run-2", employee("both", "changed"));
    changeAs("alice", "run-1", employee("both", "changed"));

    assertThat(
            preview("both", then, new Selection(List.of(), List.of(), "bob", "run-1")).operations())
        .extracting(PlannedOperation::id)
        .containsExactly("new");
  }

  @Test
  void aChangeThatRetentionHasTakenIsNotTakenForNone() {
    Instant then = spaces.changedSince("forgotten");
    changeAs("bob", null, employee("forgotten", "changed"));
    service.replace(employee("forgotten", "changed"), "{\"n\": 5}");
    var byBob = new Selection(List.of(), List.of(), "bob", null);
    assertThat(preview("forgotten", then, byBob).counts().total()).isEqualTo(1);

    spaces.prune(employee("forgotten", "changed"));

    assertThat(lost("forgotten", then, byBob)).isEqualTo(List.of("employees"));
  }

  @Test
  void aChangeOfSomethingNewThatRetentionHasTakenIsNotTakenForNone() {
    Instant then = spaces.changedSince("young");
    changeAs("bob", null, employee("young", "new"));
    service.replace(employee("young", "new"), "{\"n\": 5}");

    spaces.prune(employee("young", "new"));

    assertThat(preview("young", then, Selection.ALL).counts())
        .isEqualTo(new OperationCounts(1, 1, 1));
    assertThat(lost("young", then, new Selection(List.of(), List.of(), "bob", null)))
        .isEqualTo(List.of("employees"));
  }

  @Test
  void aCollectionThatThereIsNotCannotBeSelected() {
    Instant then = spaces.changedSince("misspelt");
    Selection selection = collections("employees", "employes");
    var unknown = new InvalidRequest("Unknown collection", Map.of("collection", "employes"));

    assertThat(refusedPreview("misspelt", then, selection)).isEqualTo(unknown);
    assertThat(RestoreFixture.refusal(restore("misspelt", then, selection, null)))
        .isEqualTo(unknown);
  }

  @Test
  void whoMayNotRestoreACollectionIsNotToldWhatItHasLost() {
    service.createSpace("secret");
    var key = new DocumentKey("secret", "limited", "lost");
    service.create(key, "{}");
    Instant then = spaces.now();
    service.delete(key);
    spaces.prune(key);
    RequestContext other = as("restorer", "writer");
    var forbidden = new ForbiddenCollections(Action.RESTORE, List.of("limited"));

    assertThat(
            service.refusal(
                Addresses.PREVIEW_SPACE_RESTORE, previewing(other, "secret", then, Selection.ALL)))
        .isEqualTo(forbidden);
    assertThat(
            service.refusal(
                Addresses.RESTORE_SPACE, restoring(other, "secret", then, Selection.ALL, null)))
        .isEqualTo(forbidden);
  }

  @Test
  void noChildComesBackWithoutItsParent() {
    service.createSpace("childless");
    family("childless");
    Instant then = spaces.now();
    service.delete(new DocumentKey("childless", "workbooks", "w"));

    assertThat(orphans("childless", then, collections("sheets", "records")))
        .containsExactly(new DocumentKey("childless", "sheets", "s"));
    assertThat(orphans("childless", then, collections("records")))
        .containsExactly(new DocumentKey("childless", "records", "r"));
    assertThat(preview("childless", then, collections("workbooks", "sheets", "records")).counts())
        .isEqualTo(new OperationCounts(3, 0, 0));
  }

  @Test
  void noParentGoesWithoutItsChildren() {
    service.createSpace("parting");
    Instant then = spaces.now();
    family("parting");

    assertThat(orphans("parting", then, collections("workbooks")))
        .containsExactly(new DocumentKey("parting", "sheets", "s"));
  }

  @Test
  void nothingComesBackInASpaceThatIsDeleted() {
    Instant then = spaces.changedSince("dead");
    service.delete(DocumentKey.ofSpace("dead"));

    assertThat(orphans("dead", then, collections("employees")))
        .containsExactly(employee("dead", "changed"), employee("dead", "gone"));
  }

  @Test
  void jobsUnderWayStopARestoreAndNoPreview() {
    Instant then = spaces.changedSince("busy");
    for (String status : List.of("executing", "complete", "waiting")) {
      service.create(
          new DocumentKey("busy", "jobs", status), "{\"status\": \"%s\"}".formatted(status));
    }

    assertThat(RestoreFixture.refusal(restore("busy", then, Selection.ALL, null)))
        .isEqualTo(new ActiveJobs(List.of("executing", "waiting")));
    assertThat(preview("busy", then, Selection.ALL).counts().total()).isEqualTo(3);
  }

  private static void family(String space) {
    service.create(new DocumentKey(space, "workbooks", "w"), "{}");
    service.create(new DocumentKey(space, "sheets", "s"), "{\"workbook_id\": \"w\"}");
    service.create(new DocumentKey(space, "records", "r"), "{\"sheet_id\": \"s\"}");
  }

  private static void changeAs(String user, @Nullable String correlation, DocumentKey key) {
    var context =
        new RequestContext(
            new Actor(user, List.of("admin"), "{}"),
            "request-1",
            correlation,
            "127.0.0.1",
            null,
            Instant.EPOCH);
    service.done(
        Addresses.REPLACE_DOCUMENT, new ReplaceDocument(context, PLAIN, key, "{\"n\": 9}"));
  }

  private static List<DocumentKey> orphans(String space, Instant then, Selection selection) {
    Refusal refusal = refusedPreview(space, then, selection);
    assertThat(refusal).isInstanceOf(ConflictsWith.class);
    return ((ConflictsWith) refusal).documents();
  }

  private static @Nullable Object lost(String space, Instant then, Selection selection) {
    Refusal refusal = refusedPreview(space, then, selection);
    assertThat(refusal).isInstanceOf(InvalidRequest.class);
    return ((InvalidRequest) refusal).details().get("collections");
  }

  private static Refusal refusedPreview(String space, Instant then, Selection selection) {
    return service.refusal(
        Addresses.PREVIEW_SPACE_RESTORE, previewing(as("admin"), space, then, selection));
  }

  private static SpaceRestorePreview preview(String space, Instant then, Selection selection) {
    return service.done(
        Addresses.PREVIEW_SPACE_RESTORE, previewing(as("admin"), space, then, selection));
  }

  private static Reply<SpaceRestore> restore(
      String space, Instant then, Selection selection, @Nullable String plan) {
    return service.ask(
        Addresses.RESTORE_SPACE, restoring(as("admin"), space, then, selection, plan));
  }

  private static PreviewSpaceRestore previewing(
      RequestContext who, String space, Instant then, Selection selection) {
    return new PreviewSpaceRestore(who, space, new RestorePoint.At(then), selection, 10, null);
  }

  private static RestoreSpace restoring(
      RequestContext who, String space, Instant then, Selection selection, @Nullable String plan) {
    return new RestoreSpace(who, PLAIN, space, new RestorePoint.At(then), selection, plan, false);
  }

  private static Selection ids(String... ids) {
    return new Selection(List.of(), List.of(ids), null, null);
  }

  private static Selection collections(String... collections) {
    return new Selection(List.of(collections), List.of(), null, null);
  }
}
