package dev.reinstate.contracts;

/** Every address a command can be sent to; named after the command. */
public final class Addresses {
  /** Reads a document, now or as it was. */
  public static final Address<ReadDocument, Document> READ_DOCUMENT =
      new Address<>("reinstate.read-document");

  /** Lists documents of a collection. */
  public static final Address<ListDocuments, DocumentPage> LIST_DOCUMENTS =
      new Address<>("reinstate.list-documents");

  /** Creates one document. */
  public static final Address<CreateDocument, Document> CREATE_DOCUMENT =
      new Address<>("reinstate.create-document");

  /** Creates many documents, all or none. */
  public static final Address<CreateDocuments, CreatedDocuments> CREATE_DOCUMENTS =
      new Address<>("reinstate.create-documents");

  /** Replaces a document. */
  public static final Address<ReplaceDocument, Document> REPLACE_DOCUMENT =
      new Address<>("reinstate.replace-document");

  /** Changes parts of a document. */
  public static final Address<PatchDocument, Document> PATCH_DOCUMENT =
      new Address<>("reinstate.patch-document");

  /** Deletes a document; its history stays. */
  public static final Address<DeleteDocument, DeletedDocument> DELETE_DOCUMENT =
      new Address<>("reinstate.delete-document");

  /** Lists the versions of a document. */
  public static final Address<ListVersions, VersionHistory> LIST_VERSIONS =
      new Address<>("reinstate.list-versions");

  /** Reads one version of a document. */
  public static final Address<ReadVersion, DocumentVersion> READ_VERSION =
      new Address<>("reinstate.read-version");

  /** Compares two versions of a document. */
  public static final Address<DiffVersions, VersionDiff> DIFF_VERSIONS =
      new Address<>("reinstate.diff-versions");

  /** Shows what a restore would do, and writes nothing. */
  public static final Address<PreviewRestore, RestorePreview> PREVIEW_RESTORE =
      new Address<>("reinstate.preview-restore");

  /** Brings a document back to an earlier version. */
  public static final Address<RestoreDocument, RestoredDocument> RESTORE_DOCUMENT =
      new Address<>("reinstate.restore-document");

  /** Lists entries of the audit trail. */
  public static final Address<ListAuditEntries, AuditPage> LIST_AUDIT_ENTRIES =
      new Address<>("reinstate.list-audit-entries");

  /** Reads one entry of the audit trail. */
  public static final Address<ReadAuditEntry, AuditEntry> READ_AUDIT_ENTRY =
      new Address<>("reinstate.read-audit-entry");

  /** Reads the newest signed head of the audit trail. */
  public static final Address<ReadAuditHead, AuditHead> READ_AUDIT_HEAD =
      new Address<>("reinstate.read-audit-head");

  /** Recomputes the audit trail. */
  public static final Address<VerifyAudit, AuditVerification> VERIFY_AUDIT =
      new Address<>("reinstate.verify-audit");

  /** Reads the event log. */
  public static final Address<ReadEvents, EventPage> READ_EVENTS =
      new Address<>("reinstate.read-events");

  /** Lists the configured hooks. */
  public static final Address<ListHooks, HookList> LIST_HOOKS =
      new Address<>("reinstate.list-hooks");

  /** Lists deliveries. */
  public static final Address<ListDeliveries, DeliveryPage> LIST_DELIVERIES =
      new Address<>("reinstate.list-deliveries");

  /** Makes a delivery due now. */
  public static final Address<RetryDelivery, Delivery> RETRY_DELIVERY =
      new Address<>("reinstate.retry-delivery");

  /** Sends past events to a hook again. */
  public static final Address<ReplayDeliveries, ReplayedDeliveries> REPLAY_DELIVERIES =
      new Address<>("reinstate.replay-deliveries");

  /** Asks a pre-hook outside of this service about a change. */
  public static final Address<CallPreHook, PreHookAnswer> CALL_PRE_HOOK =
      new Address<>("reinstate.call-pre-hook");

  /** Reads a live space. */
  public static final Address<ReadSpace, Space> READ_SPACE = new Address<>("reinstate.read-space");

  /** Shows what a restore of a space would do, and writes nothing. */
  public static final Address<PreviewSpaceRestore, SpaceRestorePreview> PREVIEW_SPACE_RESTORE =
      new Address<>("reinstate.preview-space-restore");

  /** Brings a space back to a moment. */
  public static final Address<RestoreSpace, SpaceRestore> RESTORE_SPACE =
      new Address<>("reinstate.restore-space");

  /** Lists the restores of a space. */
  public static final Address<ListSpaceRestores, SpaceRestorePage> LIST_SPACE_RESTORES =
      new Address<>("reinstate.list-space-restores");

  /** Reads one restore of a space, past or running. */
  public static final Address<ReadSpaceRestore, SpaceRestore> READ_SPACE_RESTORE =
      new Address<>("reinstate.read-space-restore");

  /** Shows what the undo of a restore of a space would do, and writes nothing. */
  public static final Address<PreviewSpaceUndo, SpaceRestorePreview> PREVIEW_SPACE_UNDO =
      new Address<>("reinstate.preview-space-undo");

  /** Undoes a restore of a space. */
  public static final Address<UndoSpaceRestore, SpaceRestore> UNDO_SPACE_RESTORE =
      new Address<>("reinstate.undo-space-restore");

  /** Names a moment of a space. */
  public static final Address<CreateSnapshot, Snapshot> CREATE_SNAPSHOT =
      new Address<>("reinstate.create-snapshot");

  /** Lists the snapshots of a space. */
  public static final Address<ListSnapshots, SnapshotPage> LIST_SNAPSHOTS =
      new Address<>("reinstate.list-snapshots");

  /** Reads one snapshot of a space. */
  public static final Address<ReadSnapshot, Snapshot> READ_SNAPSHOT =
      new Address<>("reinstate.read-snapshot");

  /** Forgets the name of a moment. */
  public static final Address<DeleteSnapshot, Snapshot> DELETE_SNAPSHOT =
      new Address<>("reinstate.delete-snapshot");

  /** Lists what changed in a space. */
  public static final Address<ListHistory, HistoryPage> LIST_HISTORY =
      new Address<>("reinstate.list-history");

  /** Asks whether a user of a space may have a token as a guest. */
  public static final Address<InviteGuest, Guest> INVITE_GUEST =
      new Address<>("reinstate.invite-guest");

  /** Asks whether the token of a guest is still good. */
  public static final Address<CheckGuest, Guest> CHECK_GUEST =
      new Address<>("reinstate.check-guest");

  /** Announces the bytes of a file. */
  public static final Address<BeginUpload, Upload> BEGIN_UPLOAD =
      new Address<>("reinstate.begin-upload");

  /** Adds the next bytes to an upload. */
  public static final Address<AppendChunk, AppendedChunk> APPEND_CHUNK =
      new Address<>("reinstate.append-chunk");

  /** Makes the bytes of an upload those of a file. */
  public static final Address<CompleteUpload, Document> COMPLETE_UPLOAD =
      new Address<>("reinstate.complete-upload");

  /** Gives an upload up. */
  public static final Address<AbandonUpload, AbandonedUpload> ABANDON_UPLOAD =
      new Address<>("reinstate.abandon-upload");

  /** Asks for the bytes of a file. */
  public static final Address<ReadFileContent, FileContent> READ_FILE_CONTENT =
      new Address<>("reinstate.read-file-content");

  /** Reads some of the bytes of a file. */
  public static final Address<ReadChunk, Chunk> READ_CHUNK = new Address<>("reinstate.read-chunk");

  private Addresses() {}
}
