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

  private Addresses() {}
}
