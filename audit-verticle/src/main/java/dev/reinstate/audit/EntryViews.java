package dev.reinstate.audit;

import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.policy.Differences;
import dev.reinstate.platform.policy.Reader;
import dev.reinstate.platform.policy.Readers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows entries as one caller may see them: their states by what he may read in their collections
 * now, and what changed in that. Belongs to one command; blocks.
 */
final class EntryViews {
  /** What the caller reads the same of. */
  private record Place(String space, String collection) {}

  private final Readers readers;
  private final SubjectStore subjects;
  private final Actor actor;
  private final Map<Place, Reader> byPlace = new HashMap<>();
  private final Map<DocumentKey, View> byDocument = new HashMap<>();

  EntryViews(Readers readers, SubjectStore subjects, Actor actor) {
    this.readers = readers;
    this.subjects = subjects;
    this.actor = actor;
  }

  /** Shows entries, in their order. */
  List<AuditEntry> shown(List<StoredEntry> entries) {
    readViews(entries);
    return entries.stream().map(this::shown).toList();
  }

  /** Only where the documents tell what he may see. */
  private void readViews(List<StoredEntry> entries) {
    List<DocumentKey> documents =
        entries.stream()
            .filter(stored -> stored.hasStates() && !reader(stored).seesAllOrNothing())
            .map(StoredEntry::document)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    subjects.read(
        documents,
        (key, subject) -> byDocument.put(key, reader(key.space(), key.collection()).view(subject)));
  }

  private AuditEntry shown(StoredEntry stored) {
    AuditEntry entry = stored.entry();
    if (!stored.hasStates()) {
      return entry;
    }
    View view = view(stored);
    List<FieldChange> changes =
        entry.success()
            ? Differences.between(view, entry.before(), entry.after()).changes()
            : List.of();
    return stored.with(shown(view, entry.before()), shown(view, entry.after()), changes);
  }

  private View view(StoredEntry stored) {
    View ofDocument = byDocument.get(stored.document());
    return ofDocument == null ? reader(stored).viewOfAll() : ofDocument;
  }

  private static @Nullable String shown(View view, @Nullable String content) {
    return content == null || view.showsEverything()
        ? content
        : Json.write(view.shown(Json.readStoredObject(content)));
  }

  private Reader reader(StoredEntry stored) {
    return reader(stored.entry().space(), stored.entry().collection());
  }

  private Reader reader(String space, String collection) {
    return byPlace.computeIfAbsent(
        new Place(space, collection),
        place -> readers.reader(actor, place.space(), place.collection()));
  }
}
