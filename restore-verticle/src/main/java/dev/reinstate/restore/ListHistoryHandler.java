package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.HistoryPage;
import dev.reinstate.contracts.ListHistory;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.policy.Readers;
import dev.reinstate.platform.settings.Settings;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists what changed in a space, alive or not, newest first, for those who may read it: changes of
 * documents that they may read, in collections with a history.
 */
final class ListHistoryHandler {
  private final Access access;
  private final Supplier<Settings> settings;
  private final DocumentStore documents;
  private final HistoryStore history;
  private final Readers readers;

  ListHistoryHandler(
      Access access, Supplier<Settings> settings, DocumentStore documents, HistoryStore history) {
    this.access = access;
    this.settings = settings;
    this.documents = documents;
    this.history = history;
    this.readers = new Readers(settings);
  }

  Reply<HistoryPage> handle(ListHistory command) {
    DocumentKey space = DocumentKey.ofSpace(command.space());
    return access.onHistory(
        access.toHistory(Action.READ, command.context(), space),
        space,
        (admitted, document, current) -> list(command));
  }

  private Reply<HistoryPage> list(ListHistory command) {
    HistoryPosition start = start(command);
    return start == null
        ? new Refused<>(new InvalidRequest("Invalid cursor"))
        : new Done<>(new HistoryReader(history, command, readers(command)).read(start));
  }

  private @Nullable HistoryPosition start(ListHistory command) {
    if (command.cursor() == null) {
      return HistoryPosition.from(command.to());
    }
    HistoryPosition position = HistoryPosition.read(HistoryReader.list(command), command.cursor());
    return position == null ? null : history.timed(command.space(), position).await();
  }

  private HistoryReaders readers(ListHistory command) {
    return new HistoryReaders(
        documents,
        readers,
        command.context().actor(),
        command.space(),
        settings.get().versionedCollections());
  }
}
