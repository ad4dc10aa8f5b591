package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ReadSpace;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Space;
import dev.reinstate.platform.settings.Settings;
import java.time.Instant;
import java.util.function.Supplier;

/** Reads a live space, for those who may, with what they may see of it. */
final class ReadSpaceHandler {
  private final Access access;
  private final Supplier<Settings> settings;
  private final Horizon horizon;

  ReadSpaceHandler(Access access, Supplier<Settings> settings, Horizon horizon) {
    this.access = access;
    this.settings = settings;
    this.horizon = horizon;
  }

  Reply<Space> handle(ReadSpace command) {
    DocumentKey space = DocumentKey.ofSpace(command.space());
    return access.onLiveDocument(
        access.to(Action.READ, command.context(), space),
        space,
        (admitted, document, current) -> {
          Document shown = admitted.reader().shown(document.asDocument(), current);
          return new Done<>(new Space(shown, earliestRestorable(document)));
        });
  }

  private Instant earliestRestorable(StoredDocument space) {
    Instant created = space.createdAt();
    Instant earliest =
        horizon.earliest(space.key().space(), settings.get().versionedCollections()).await();
    return earliest.isAfter(created) ? earliest : created;
  }
}
