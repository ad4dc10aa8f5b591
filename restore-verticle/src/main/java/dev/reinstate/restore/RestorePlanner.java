package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Refusal.VersionNotFound;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.fields.KeptFields;
import dev.reinstate.platform.fields.View;
import dev.reinstate.platform.fields.WriteRules;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.diff.FieldPath;
import dev.reinstate.platform.policy.Subject;
import dev.reinstate.restore.RestorePlan.Impossible;
import dev.reinstate.restore.RestorePlan.Planned;
import java.util.List;

/** Finds out what a restore would do: the same for a preview and for the restore it previews. */
final class RestorePlanner {
  private RestorePlanner() {}

  /**
   * Plans, for a caller who may restore this document.
   *
   * @param version what he asks for
   * @param current the document as conditions see it
   */
  static RestorePlan plan(
      Admitted admitted,
      RestoreSource source,
      Subject current,
      int version,
      WriteOptions options,
      boolean ignoreSchema) {
    StoredDocument document = source.document();
    if (!source.found()) {
      return new Impossible(new VersionNotFound(document.key(), version));
    }
    if (!Preconditions.hold(options, document)) {
      return new Impossible(new PreconditionFailed(document.key(), document.head()));
    }
    String target = source.data();
    return target == null
        ? new Impossible(Refusals.targetIsDeletion(document.key(), version))
        : plan(admitted, document, current, target, ignoreSchema);
  }

  private static RestorePlan plan(
      Admitted admitted,
      StoredDocument document,
      Subject current,
      String target,
      boolean ignoreSchema) {
    WriteRules rules = admitted.writeRules(current);
    boolean checked = !ignoreSchema && admitted.collection().schema() != null;
    if (rules.deniesNothing() && !checked) {
      return new Planned(target, List.of(), false);
    }
    View view = admitted.reader().view(current);
    KeptFields kept =
        rules.kept(
            document.data() == null ? null : current.content(), Json.readStoredObject(target));
    Refusal violated =
        checked ? SchemaCheck.of(admitted.collection(), kept.content(), view, null) : null;
    return violated == null ? planned(view, kept, target) : new Impossible(violated);
  }

  private static Planned planned(View view, KeptFields kept, String target) {
    return kept.paths().isEmpty()
        ? new Planned(target, List.of(), false)
        : new Planned(Json.write(kept.content()), named(view, kept.paths()), true);
  }

  /** The paths that somebody with this view may be told of. */
  static List<String> named(View view, List<FieldPath> kept) {
    return kept.stream().filter(path -> view.shows(path.keys())).map(FieldPath::toString).toList();
  }
}
