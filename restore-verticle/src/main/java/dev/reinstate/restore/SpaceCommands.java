package dev.reinstate.restore;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.settings.Settings;
import java.util.function.Supplier;

/**
 * What can be done with a space as a whole besides changing it as a document and restoring it.
 * Nothing here is a change of a document, so what is refused is not logged.
 */
final class SpaceCommands {
  private final Access access;
  private final Supplier<Settings> settings;
  private final DocumentStore documents;
  private final Idempotency idempotency;
  private final Pg pg;

  SpaceCommands(
      Access access,
      Supplier<Settings> settings,
      DocumentStore documents,
      Idempotency idempotency,
      Pg pg) {
    this.access = access;
    this.settings = settings;
    this.documents = documents;
    this.idempotency = idempotency;
    this.pg = pg;
  }

  void serveReads(Commands commands) {
    var history = new HistoryStore(pg);
    commands.read(
        Addresses.READ_SPACE, new ReadSpaceHandler(access, settings, new Horizon(pg))::handle);
    commands.read(
        Addresses.LIST_HISTORY,
        new ListHistoryHandler(access, settings, documents, history)::handle);
  }

  void serveSnapshots(Commands commands) {
    var store = new SnapshotStore(pg, idempotency);
    commands.read(
        Addresses.CREATE_SNAPSHOT,
        new CreateSnapshotHandler(access, idempotency, store, new DocumentIds())::handle);
    commands.read(Addresses.LIST_SNAPSHOTS, new ListSnapshotsHandler(access, store)::handle);
    commands.read(Addresses.READ_SNAPSHOT, new ReadSnapshotHandler(access, store)::handle);
    commands.read(
        Addresses.DELETE_SNAPSHOT, new DeleteSnapshotHandler(access, idempotency, store)::handle);
  }

  /**
   * Answers what guests need.
   *
   * @param batching makes batches
   */
  void serveGuests(Commands commands, Batching batching) {
    commands.read(Addresses.INVITE_GUEST, new InviteGuestHandler(access, documents)::handle);
    commands.read(
        Addresses.CHECK_GUEST, new CheckGuestHandler(new GuestStore(batching, pg))::handle);
  }
}
