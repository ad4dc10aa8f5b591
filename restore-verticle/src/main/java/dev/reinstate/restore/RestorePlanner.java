package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.platform.fields.KeptFields;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.fields.WriteRules;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.FieldPath;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.restore.RestorePlan.Impossible;
import dev.reinstate.restore.RestorePlan.Planned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a restore would do: the same for a preview and for the restore it previews.
 * Belongs to one command, of a caller who may restore this document.
 */
final class RestorePlanner {
  /** What becomes of a restore that a hook stops. */
  enum Stopped {
    /** It is refused. */
    REFUSED,
    /** It is planned as far as it comes: somebody wants to know. */
    REPORTED
  }

  private final Admitted admitted;
  private final Change restore;
  private final int version;
  private final boolean checked;
  private final AskedHooks hooks;
  private final Stopped stopped;

  /**
   * Takes what the caller wants.
   *
   * @param restore the restore
   * @param version what it brings back
   */
  RestorePlanner(
      Admitted admitted,
      Change restore,
      int version,
      boolean ignoreSchema,
      AskedHooks hooks,
      Stopped stopped) {
    this.admitted = admitted;
    this.restore = restore;
    this.version = version;
    this.checked = !ignoreSchema && admitted.collection().schema() != null;
    this.hooks = hooks;
    this.stopped = stopped;
  }

  /**
   * Plans. Each time it does, the hooks are asked.
   *
   * @param current the document as conditions see it
   */
  RestorePlan plan(RestoreSource source, Subject current) {
    StoredDocument document = source.document();
    if (!source.found()) {
      return new Impossible(new VersionNotFound(document.key(), version));
    }
    if (!Preconditions.hold(restore.options(), document)) {
      return new Impossible(new PreconditionFailed(document.key(), document.head()));
    }
    String target = source.data();
    return target == null
        ? new Impossible(Refusals.targetIsDeletion(document.key(), version))
        : plan(document, current, target);
  }

  private RestorePlan plan(StoredDocument document, Subject current, String target) {
    WriteRules rules = admitted.writeRules(current);
    if (rules.deniesNothing() && !checked && !admitted.asksHooks()) {
      return new Planned(target, List.of(), false, List.of());
    }
    ObjectNode wanted = Json.readStoredObject(target);
    ObjectNode now = document.data() == null ? null : current.content();
    KeptFields kept = rules.kept(now, wanted);
    HookedChange hooked = hooked(document, current, kept.content());
    ObjectNode content = hooked.requiredContent();
    Refusal refusal = refusal(hooked, current);
    if (refusal != null) {
      return new Impossible(refusal);
    }
    if (!isOfTheseBytes(content, now, wanted)) {
      return new Impossible(FileFields.otherBytes());
    }
    boolean ofItsOwn = !kept.paths().isEmpty() || hooked.changed();
    return new Planned(
        ofItsOwn ? Json.write(content) : target,
        named(admitted.reader().view(current), stillKept(kept.paths(), rules, now, content)),
        ofItsOwn,
        hooked.reports());
  }

  /**
   * A file has the bytes of the version or keeps its own, never the hash of one and the size of the
   * other.
   */
  private boolean isOfTheseBytes(ObjectNode content, @Nullable ObjectNode now, ObjectNode wanted) {
    String collection = admitted.collection().name();
    return FileFields.sameBytes(collection, content, wanted)
        || (now != null && FileFields.sameBytes(collection, content, now));
  }

  private HookedChange hooked(StoredDocument document, Subject current, ObjectNode content) {
    return admitted.asksHooks()
        ? hooks.ask(ProposedChange.of(restore, document, current, content))
        : HookedChange.unasked(content);
  }

  /**
   * Without a hook that is too busy there is nothing to tell. What one has stopped, or may still
   * change, need not fit the schema.
   */
  private @Nullable Refusal refusal(HookedChange hooked, Subject current) {
    if (hooked.refusal() != null) {
      return stopped == Stopped.REFUSED || hooked.refusal() instanceof Unavailable
          ? hooked.refusal()
          : null;
    }
    if (!hooked.complete()) {
      return null;
    }
    View view = admitted.reader().view(current);
    return checked
        ? SchemaCheck.of(admitted.collection(), hooked.requiredContent(), view, null)
        : null;
  }

  /** Hooks may write what the caller may not; what they changed has not kept its value. */
  private static List<FieldPath> stillKept(
      List<FieldPath> kept, WriteRules rules, @Nullable ObjectNode now, ObjectNode content) {
    if (kept.isEmpty()) {
      return kept;
    }
    List<FieldPath> still = new ArrayList<>(kept);
    still.removeAll(rules.changed(now, content));
    return still;
  }

  /** The paths that somebody with this view may be told of. */
  static List<String> named(View view, List<FieldPath> kept) {
    return kept.stream().filter(path -> view.shows(path.keys())).map(FieldPath::toString).toList();
  }
}
