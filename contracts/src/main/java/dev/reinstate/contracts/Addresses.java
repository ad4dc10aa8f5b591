package dev.reinstate.contracts;

/** Every address a command can be sent to; named after the command. */
public final class Addresses {
  /** Reads a document, now or as it was. */
  public static final Address<ReadDocument, Document> READ_DOCUMENT =
      Address.reading("reinstate.read-document", Role.RESTORE);

  /** Lists documents of a collection. */
  public static final Address<ListDocuments, DocumentPage> LIST_DOCUMENTS =
      Address.reading("reinstate.list-documents", Role.RESTORE);

  /** Creates one document. */
  public static final Address<CreateDocument, Document> CREATE_DOCUMENT =
      Address.changing("reinstate.create-document", Role.RESTORE);

  /** Creates many documents, all or none. */
  public static final Address<CreateDocuments, CreatedDocuments> CREATE_DOCUMENTS =
      Address.changing("reinstate.create-documents", Role.RESTORE);

  /** Replaces a document. */
  public static final Address<ReplaceDocument, Document> REPLACE_DOCUMENT =
      Address.changing("reinstate.replace-document", Role.RESTORE);

  /** Changes parts of a document. */
  public static final Address<PatchDocument, Document> PATCH_DOCUMENT =
      Address.changing("reinstate.patch-document", Role.RESTORE);

  /** Deletes a document; its history stays. */
  public static final Address<DeleteDocument, DeletedDocument> DELETE_DOCUMENT =
      Address.changing("reinstate.delete-document", Role.RESTORE);

  /** Lists the versions of a document. */
  public static final Address<ListVersions, VersionHistory> LIST_VERSIONS =
      Address.reading("reinstate.list-versions", Role.RESTORE);

  /** Reads one version of a document. */
  public static final Address<ReadVersion, DocumentVersion> READ_VERSION =
      Address.reading("reinstate.read-version", Role.RESTORE);

  /** Compares two versions of a document. */
  public static final Address<DiffVersions, VersionDiff> DIFF_VERSIONS =
      Address.reading("reinstate.diff-versions", Role.RESTORE);

  /** Shows what a restore would do, and writes nothing. */
  public static final Address<PreviewRestore, RestorePreview> PREVIEW_RESTORE =
      Address.reading("reinstate.preview-restore", Role.RESTORE);

  /** Brings a document back to an earlier version. */
  public static final Address<RestoreDocument, RestoredDocument> RESTORE_DOCUMENT =
      Address.changing("reinstate.restore-document", Role.RESTORE);

  /** Lists entries of the audit trail. */
  public static final Address<ListAuditEntries, AuditPage> LIST_AUDIT_ENTRIES =
      Address.reading("reinstate.list-audit-entries", Role.AUDIT);

  /** Reads one entry of the audit trail. */
  public static final Address<ReadAuditEntry, AuditEntry> READ_AUDIT_ENTRY =
      Address.reading("reinstate.read-audit-entry", Role.AUDIT);

  /** Reads the newest signed head of the audit trail. */
  public static final Address<ReadAuditHead, AuditHead> READ_AUDIT_HEAD =
      Address.reading("reinstate.read-audit-head", Role.AUDIT);

  /** Recomputes the audit trail. */
  public static final Address<VerifyAudit, AuditVerification> VERIFY_AUDIT =
      Address.reading("reinstate.verify-audit", Role.AUDIT);

  /** Reads the event log. */
  public static final Address<ReadEvents, EventPage> READ_EVENTS =
      Address.reading("reinstate.read-events", Role.RESTORE);

  /** Lists the configured hooks. */
  public static final Address<ListHooks, HookList> LIST_HOOKS =
      Address.reading("reinstate.list-hooks", Role.HOOKS);

  /** Lists deliveries. */
  public static final Address<ListDeliveries, DeliveryPage> LIST_DELIVERIES =
      Address.reading("reinstate.list-deliveries", Role.HOOKS);

  /** Makes a delivery due now. */
  public static final Address<RetryDelivery, Delivery> RETRY_DELIVERY =
      Address.changing("reinstate.retry-delivery", Role.HOOKS);

  /** Sends past events to a hook again. */
  public static final Address<ReplayDeliveries, ReplayedDeliveries> REPLAY_DELIVERIES =
      Address.changing("reinstate.replay-deliveries", Role.HOOKS);

  /** Asks a pre-hook outside of this service about a change. */
  public static final Address<CallPreHook, PreHookAnswer> CALL_PRE_HOOK =
      Address.reading("reinstate.call-pre-hook", Role.HOOKS);

  /** Reads a live space. */
  public static final Address<ReadSpace, Space> READ_SPACE =
      Address.reading("reinstate.read-space", Role.RESTORE);

  /** Shows what a restore of a space would do, and writes nothing. */
  public static final Address<PreviewSpaceRestore, SpaceRestorePreview> PREVIEW_SPACE_RESTORE =
      Address.reading("reinstate.preview-space-restore", Role.RESTORE);

  /** Brings a space back to a moment. */
  public static final Address<RestoreSpace, SpaceRestore> RESTORE_SPACE =
      Address.changing("reinstate.restore-space", Role.RESTORE);

  /** Lists the restores of a space. */
  public static final Address<ListSpaceRestores, SpaceRestorePage> LIST_SPACE_RESTORES =
      Address.reading("reinstate.list-space-restores", Role.RESTORE);

  /** Reads one restore of a space, past or running. */
  public static final Address<ReadSpaceRestore, SpaceRestore> READ_SPACE_RESTORE =
      Address.reading("reinstate.read-space-restore", Role.RESTORE);

  /** Shows what the undo of a restore of a space would do, and writes nothing. */
  public static final Address<PreviewSpaceUndo, SpaceRestorePreview> PREVIEW_SPACE_UNDO =
      Address.reading("reinstate.preview-space-undo", Role.RESTORE);

  /** Undoes a restore of a space. */
  public static final Address<UndoSpaceRestore, SpaceRestore> UNDO_SPACE_RESTORE =
      Address.changing("reinstate.undo-space-restore", Role.RESTORE);

  /** Names a moment of a space. */
  public static final Address<CreateSnapshot, Snapshot> CREATE_SNAPSHOT =
      Address.changing("reinstate.create-snapshot", Role.RESTORE);

  /** Lists the snapshots of a space. */
  public static final Address<ListSnapshots, SnapshotPage> LIST_SNAPSHOTS =
      Address.reading("reinstate.list-snapshots", Role.RESTORE);

  /** Reads one snapshot of a space. */
  public static final Address<ReadSnapshot, Snapshot> READ_SNAPSHOT =
      Address.reading("reinstate.read-snapshot", Role.RESTORE);

  /** Forgets the name of a moment. */
  public static final Address<DeleteSnapshot, Snapshot> DELETE_SNAPSHOT =
      Address.changing("reinstate.delete-snapshot", Role.RESTORE);

  /** Lists what changed in a space. */
  public static final Address<ListHistory, HistoryPage> LIST_HISTORY =
      Address.reading("reinstate.list-history", Role.RESTORE);

  /** Asks whether a user of a space may have a token as a guest. */
  public static final Address<InviteGuest, Guest> INVITE_GUEST =
      Address.reading("reinstate.invite-guest", Role.RESTORE);

  /** Asks whether the token of a guest is still good. */
  public static final Address<CheckGuest, Guest> CHECK_GUEST =
      Address.reading("reinstate.check-guest", Role.RESTORE);

  /** Announces the bytes of a file. */
  public static final Address<BeginUpload, Upload> BEGIN_UPLOAD =
      Address.changing("reinstate.begin-upload", Role.RESTORE);

  /** Adds the next bytes to an upload. */
  public static final Address<AppendChunk, AppendedChunk> APPEND_CHUNK =
      Address.changing("reinstate.append-chunk", Role.RESTORE);

  /** Makes the bytes of an upload those of a file. */
  public static final Address<CompleteUpload, Document> COMPLETE_UPLOAD =
      Address.changing("reinstate.complete-upload", Role.RESTORE);

  /** Gives an upload up. */
  public static final Address<AbandonUpload, AbandonedUpload> ABANDON_UPLOAD =
      Address.changing("reinstate.abandon-upload", Role.RESTORE);

  /** Asks for the bytes of a file. */
  public static final Address<ReadFileContent, FileContent> READ_FILE_CONTENT =
      Address.reading("reinstate.read-file-content", Role.RESTORE);

  /** Reads some of the bytes of a file. */
  public static final Address<ReadChunk, Chunk> READ_CHUNK =
      Address.reading("reinstate.read-chunk", Role.RESTORE);

  private Addresses() {}
}
