package dev.reinstate.restore;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.EventPage;
import dev.reinstate.contracts.EventPage.PositionedEvent;
import dev.reinstate.contracts.ReadEvents;
import dev.reinstate.contracts.Refusal.EventsGone;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.log.EventEnvelope;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.log.LogPage;
import dev.reinstate.platform.log.LogPosition;
import dev.reinstate.platform.log.LoggedEvent;
import dev.reinstate.platform.policy.Reader;
import dev.reinstate.platform.policy.Readers;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log for somebody outside, who sees the events of documents that he may read, with what
 * he may see of them. Conditions are evaluated on the document as it is now.
 */
final class ReadEventsHandler {
  /** So many documents at most are looked at at the same time. */
  private static final int TOGETHER = 16;

  /** Of a page, unless its first documents have more together. */
  private static final int PAGE_BYTES = 1 << 20;

  /** What a caller reads the same of. */
  private record Place(String space, String collection) {}

  private final Access access;
  private final Readers readers;
  private final EventLog log;
  private final DocumentStore documents;

  ReadEventsHandler(Access access, Readers readers, EventLog log, DocumentStore documents) {
    this.access = access;
    this.readers = readers;
    this.log = log;
    this.documents = documents;
  }

  Reply<EventPage> handle(ReadEvents command) {
    String space = command.space();
    String collection = command.collection();
    if (space != null && !command.context().actor().mayEnter(space)) {
      return new Refused<>(
          new Forbidden(Action.READ, collection == null ? DocumentKey.SPACES : collection));
    }
    return collection == null
        ? read(command)
        : Access.admitted(
            access.toAnySpace(Action.READ, command.context(), collection),
            admitted -> read(command));
  }

  private Reply<EventPage> read(ReadEvents command) {
    if (command.position() == null) {
      return new Done<>(new EventPage(List.of(), log.end().await().toString(), false));
    }
    Optional<LogPosition> from = LogPosition.parse(command.position());
    return from.isEmpty()
        ? new Refused<>(new InvalidRequest("Unknown position in the events"))
        : read(command, from.get());
  }

  private Reply<EventPage> read(ReadEvents command, LogPosition from) {
    LogPage page = log.read(from).await();
    // Asked after reading: what was removed before would be missing in the page.
    return log.keepsAllAfter(from).await()
        ? new Done<>(shown(command, page))
        : new Refused<>(new EventsGone());
  }

  private EventPage shown(ReadEvents command, LogPage page) {
    var shown = new ArrayList<PositionedEvent>();
    var known = new HashMap<Place, Reader>();
    long bytes = 0;
    int done = 0;
    List<LoggedEvent> events = page.events();
    while (done < events.size() && bytes < PAGE_BYTES) {
      List<LoggedEvent> some = events.subList(done, Math.min(done + TOGETHER, events.size()));
      for (PositionedEvent event : shown(command, page, some, known)) {
        shown.add(event);
        bytes += event.json().length();
      }
      done += some.size();
    }
    boolean all = done == events.size();
    LogPosition next = all ? page.next() : page.after(events.get(done - 1));
    return new EventPage(shown, next.toString(), !all || page.more());
  }

  private List<PositionedEvent> shown(
      ReadEvents command, LogPage page, List<LoggedEvent> events, Map<Place, Reader> known) {
    var views = new ArrayList<Future<@Nullable View>>(events.size());
    for (LoggedEvent event : events) {
      views.add(view(command, event, known));
    }
    var shown = new ArrayList<PositionedEvent>();
    for (int i = 0; i < events.size(); i++) {
      View view = views.get(i).await();
      if (view != null) {
        shown.add(positioned(page, events.get(i), view));
      }
    }
    return shown;
  }

  private static PositionedEvent positioned(LogPage page, LoggedEvent event, View view) {
    return new PositionedEvent(
        page.after(event).toString(), event.type().word(), EventEnvelope.of(event, view));
  }

  /** What the caller sees of the event; null when he does not see it at all. */
  private Future<@Nullable View> view(
      ReadEvents command, LoggedEvent event, Map<Place, Reader> known) {
    if (!isAskedFor(command, event)) {
      return Future.succeededFuture();
    }
    Reader reader =
        known.computeIfAbsent(
            new Place(event.space(), event.collection()),
            place -> readers.reader(command.context().actor(), place.space(), place.collection()));
    if (reader.readsNothing()) {
      return Future.succeededFuture();
    }
    return reader.seesAllOrNothing() || event.documentId() == null
        ? Future.succeededFuture(reader.readsEveryDocument() ? reader.viewOfAll() : null)
        : viewNow(reader, new DocumentKey(event.space(), event.collection(), event.documentId()));
  }

  private Future<@Nullable View> viewNow(Reader reader, DocumentKey key) {
    return documents
        .read(key)
        .map(
            document -> {
              if (document == null) {
                return reader.readsEveryDocument() ? reader.viewOfAll() : null;
              }
              var current = document.asSubject();
              return reader.mayRead(current) ? reader.view(current) : null;
            });
  }

  private static boolean isAskedFor(ReadEvents command, LoggedEvent event) {
    return (command.space() == null || command.space().equals(event.space()))
        && (command.collection() == null || command.collection().equals(event.collection()));
  }
}
