package dev.reinstate.restore;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.platform.database.Pg;

/** Everything that can be done with single documents, wherever they live. */
final class DocumentCommands {
  private final Access access;
  private final DocumentStore documents;
  private final PreHooks hooks;
  private final Patcher patcher;
  private final Writer writer;
  private final DocumentWriter answers;
  private final Idempotency idempotency;

  DocumentCommands(
      Access access,
      DocumentStore documents,
      PreHooks hooks,
      Patcher patcher,
      Writer writer,
      DocumentWriter answers,
      Idempotency idempotency) {
    this.access = access;
    this.documents = documents;
    this.hooks = hooks;
    this.patcher = patcher;
    this.writer = writer;
    this.answers = answers;
    this.idempotency = idempotency;
  }

  void serveReads(Commands commands, VersionStore versions, PageStore pages, MissingSpaces spaces) {
    commands.read(Addresses.READ_DOCUMENT, new ReadDocumentHandler(access, versions)::handle);
    commands.read(
        Addresses.LIST_DOCUMENTS, new ListDocumentsHandler(access, pages, spaces)::handle);
    commands.read(Addresses.LIST_VERSIONS, new ListVersionsHandler(access, versions)::handle);
    commands.read(Addresses.READ_VERSION, new ReadVersionHandler(access, versions)::handle);
    commands.read(Addresses.DIFF_VERSIONS, new DiffVersionsHandler(access, versions)::handle);
    commands.read(
        Addresses.PREVIEW_RESTORE, new PreviewRestoreHandler(access, documents, hooks)::handle);
  }

  void serveCreations(Commands commands, Pg pg) {
    var ids = new DocumentIds();
    var proposal = new Proposal(documents, hooks);
    commands.change(
        Addresses.CREATE_DOCUMENT,
        Attempt::of,
        new CreateDocumentHandler(access, idempotency, ids, documents, proposal, answers)::handle);
    var creation = new BatchCreation(pg, writer, idempotency);
    commands.change(
        Addresses.CREATE_DOCUMENTS,
        Attempt::of,
        new CreateDocumentsHandler(access, idempotency, ids, documents, proposal, creation)
            ::handle);
  }

  void serveUpdates(Commands commands) {
    var update = new DocumentUpdate(documents, patcher, hooks, writer, answers);
    commands.change(
        Addresses.REPLACE_DOCUMENT,
        Attempt::of,
        new ReplaceDocumentHandler(access, idempotency, documents, update, answers)::handle);
    commands.change(
        Addresses.PATCH_DOCUMENT,
        Attempt::of,
        new PatchDocumentHandler(access, idempotency, patcher, update)::handle);
  }

  void serveFiles(Commands commands, FileCommands files, Pg pg, BlobStore blobs) {
    files.serve(
        commands,
        new CompleteUploadHandler(
            access,
            idempotency,
            new DocumentIds(),
            new Proposal(documents, hooks),
            new DocumentUpdate(documents, patcher, hooks, writer, answers),
            blobs,
            new FileCommit(pg, writer, blobs),
            answers));
  }

  void serveDeletions(Commands commands, Cascade cascade) {
    commands.change(
        Addresses.DELETE_DOCUMENT,
        Attempt::of,
        new DeleteDocumentHandler(access, idempotency, documents, hooks, writer, cascade)::handle);
  }

  void serveRestores(Commands commands) {
    var restore =
        new RestoreDocumentHandler(access, idempotency, documents, hooks, writer, answers);
    commands.change(Addresses.RESTORE_DOCUMENT, Attempt::of, restore::direct, restore::handle);
  }
}
