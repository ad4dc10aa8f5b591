package dev.reinstate.platform.bus;

import dev.reinstate.contracts.AbandonUpload;
import dev.reinstate.contracts.AbandonedUpload;
import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.AppendedChunk;
import dev.reinstate.contracts.BeginUpload;
import dev.reinstate.contracts.CheckGuest;
import dev.reinstate.contracts.CompleteUpload;
import dev.reinstate.contracts.CreateSnapshot;
import dev.reinstate.contracts.DeleteSnapshot;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.contracts.FileContent;
import dev.reinstate.contracts.Guest;
import dev.reinstate.contracts.HistoryEntry;
import dev.reinstate.contracts.HistoryPage;
import dev.reinstate.contracts.InviteGuest;
import dev.reinstate.contracts.ListHistory;
import dev.reinstate.contracts.ListSnapshots;
import dev.reinstate.contracts.ListSpaceRestores;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.PlannedOperation;
import dev.reinstate.contracts.PreviewSpaceRestore;
import dev.reinstate.contracts.PreviewSpaceUndo;
import dev.reinstate.contracts.ReadChunk;
import dev.reinstate.contracts.ReadFileContent;
import dev.reinstate.contracts.ReadSnapshot;
import dev.reinstate.contracts.ReadSpace;
import dev.reinstate.contracts.ReadSpaceRestore;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.RestorePoint;
import dev.reinstate.contracts.RestoreSpace;
import dev.reinstate.contracts.Selection;
import dev.reinstate.contracts.Snapshot;
import dev.reinstate.contracts.SnapshotPage;
import dev.reinstate.contracts.Space;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestorePage;
import dev.reinstate.contracts.SpaceRestorePreview;
import dev.reinstate.contracts.SpaceRestoreStatus;
import dev.reinstate.contracts.UndoSpaceRestore;
import dev.reinstate.contracts.Upload;
import dev.reinstate.contracts.UploadedFile;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.WriteOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One example at least of every record of the contracts that is about spaces and what is in them.
 */
final class SpaceContracts {
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06.789012Z");
  private static final RequestContext CONTEXT =
      new RequestContext(
          new Actor("ann", List.of("guest"), "{}", "space"),
          "request-1",
          "import-7",
          "::1",
          null,
          TIME);
  private static final WriteOptions OPTIONS = new WriteOptions(null, null, "why");
  private static final DocumentKey KEY = DocumentKey.ofSpace("space");
  private static final RestorePoint.At POINT = new RestorePoint.At(TIME);
  private static final Selection SELECTION =
      new Selection(List.of("records"), List.of("a", "b"), "ann", null);
  private static final OperationCounts COUNTS = new OperationCounts(1, 2, 3);
  private static final Document DOCUMENT =
      new Document("space", 3, TIME, "ann", TIME, "bob", "{\"name\": \"n\"}");
  private static final VersionEntry ENTRY =
      new VersionEntry(3, VersionAction.RESTORE, "bob", TIME, null, 1, "operation", null);
  private static final UploadedFile FILE = new UploadedFile(null, "text/plain", 5L << 30, "00ff");
  private static final Guest GUEST = new Guest("space", "ann", 2);
  private static final Snapshot SNAPSHOT = new Snapshot("id", "before", TIME, TIME, "ann");
  private static final SpaceRestore RESTORE =
      new SpaceRestore(
          "operation",
          "space",
          SpaceRestoreStatus.FAILED,
          TIME,
          "another",
          COUNTS,
          Map.of("records", COUNTS),
          1,
          6,
          "ann",
          TIME,
          null,
          null,
          new ErrorText("ACTIVE_JOBS", "no"));

  private SpaceContracts() {}

  static Stream<Record> parts() {
    return Stream.of(POINT, SELECTION, COUNTS, FILE, GUEST, KEY);
  }

  static Stream<Record> commands() {
    return Stream.of(
        new ReadSpace(CONTEXT, "space"),
        new PreviewSpaceRestore(CONTEXT, "space", POINT, SELECTION, 50, "cursor"),
        new RestoreSpace(
            CONTEXT,
            OPTIONS,
            "space",
            new RestorePoint.OfSnapshot("id"),
            Selection.ALL,
            "plan",
            true),
        new ListSpaceRestores(CONTEXT, "space", 50, null),
        new ReadSpaceRestore(CONTEXT, "space", "operation"),
        new PreviewSpaceUndo(CONTEXT, "space", "operation", 50, null),
        new UndoSpaceRestore(CONTEXT, OPTIONS, "space", "operation", true, false),
        new CreateSnapshot(CONTEXT, OPTIONS, "space", "before", null),
        new ListSnapshots(CONTEXT, "space", 50, "cursor"),
        new ReadSnapshot(CONTEXT, "space", "id"),
        new DeleteSnapshot(CONTEXT, OPTIONS, "space", "id"),
        new ListHistory(CONTEXT, "space", TIME, null, 50, null),
        new InviteGuest(CONTEXT, "space", "ann"),
        new CheckGuest(CONTEXT, GUEST),
        new BeginUpload(CONTEXT, OPTIONS, "space", null, List.of("00ff")),
        new CompleteUpload(CONTEXT, OPTIONS, "space", "file", 9, FILE),
        new CompleteUpload(
            CONTEXT, OPTIONS, "space", "file", 9, new UploadedFile("a", null, 0, "00ff")),
        new AbandonUpload(9),
        new ReadFileContent(CONTEXT, KEY, 3),
        new ReadChunk(9, 3));
  }

  static Stream<Record> results() {
    return Stream.of(
        new Space(DOCUMENT, TIME),
        new SpaceRestorePreview(
            "space",
            TIME,
            null,
            COUNTS,
            Map.of("records", COUNTS),
            List.of(
                new PlannedOperation(
                    Action.DELETE,
                    "records",
                    "a",
                    4,
                    null,
                    List.of(new FieldChange("a", "1.10", null)))),
            List.of("jobs"),
            List.of(KEY),
            "cursor"),
        RESTORE,
        new SpaceRestorePage(List.of(RESTORE), null),
        SNAPSHOT,
        new SnapshotPage(List.of(SNAPSHOT), "cursor"),
        new HistoryPage(List.of(new HistoryEntry("records", "a", ENTRY)), null),
        GUEST,
        new Upload(9, 100L << 20, null),
        new AppendedChunk(3),
        new AbandonedUpload(9),
        new FileContent(9, "name", null, 5L << 30, "00ff"));
  }
}
