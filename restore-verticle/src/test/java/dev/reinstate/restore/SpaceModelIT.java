package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.OperationCounts;
import dev.reinstate.contracts.PlannedOperation;
import dev.reinstate.contracts.PreviewSpaceRestore;
import dev.reinstate.contracts.RestorePoint;
import dev.reinstate.contracts.Selection;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.SpaceRestorePreview;
import dev.reinstate.contracts.UndoSpaceRestore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever was done in a space, every moment of it comes back as a model of it says it was. */
class SpaceModelIT {
  private static final List<String> DOCUMENTS =
      List.of(
          "employees/0",
          "workbooks/0",
          "workbooks/1",
          "sheets/0",
          "sheets/1",
          "records/0",
          "records/1",
          "records/2");

  private static @Nullable RestoreFixture running;

  /** Something to do; {@code number} is a field's value, or the version to restore. */
  record Step(Action action, String document, int number) {}

  /** What a space was at a moment. */
  record State(Instant at, Map<String, String> documents) {}

  @BeforeContainer
  static void start() {
    running = new RestoreFixture();
  }

  @AfterContainer
  static void stop() {
    service().close();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Action> actions =
        Arbitraries.of(
            Action.CREATE,
            Action.CREATE,
            Action.UPDATE,
            Action.UPDATE,
            Action.DELETE,
            Action.RESTORE);
    return Combinators.combine(
            actions, Arbitraries.of(DOCUMENTS), Arbitraries.integers().between(1, 4))
        .as(Step::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(60);
  }

  @Property(tries = 20)
  void everyMomentComesBackAndTheUndoTakesItAway(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(max = 1_000) int choice) {
    String space = UUID.randomUUID().toString();
    List<State> states = played(space, steps);
    State then = states.get(choice % states.size());
    assertThat(documents(space)).isEqualTo(states.getLast().documents());
    SpaceRestorePreview preview = preview(space, then.at());
    Map<String, String> heads = heads(space);

    SpaceRestore restored =
        service().done(Addresses.RESTORE_SPACE, RestoringSpaces.restoration(space, then.at()));

    assertThat(documents(space)).isEqualTo(then.documents());
    assertThat(written(restored.operation())).isEqualTo(told(preview));
    assertThat(restored.byCollection()).isEqualTo(preview.byCollection());
    assertThat(preview(space, then.at()).counts()).isEqualTo(new OperationCounts(0, 0, 0));
    preview.operations().forEach(planned -> heads.remove(name(planned)));
    assertThat(heads(space)).containsAllEntriesOf(heads);

    service()
        .done(
            Addresses.UNDO_SPACE_RESTORE,
            new UndoSpaceRestore(as("admin"), PLAIN, space, restored.operation(), false, false));

    assertThat(documents(space)).isEqualTo(states.getLast().documents());
    assertThat(Consistency.violations(service())).isEmpty();
  }

  /** Does what can be done of it; gives what the space was after each step. */
  private static List<State> played(String space, List<Step> steps) {
    service().createSpace(space);
    var model = new SpaceModel(space);
    var states = new ArrayList<>(List.of(state(model)));
    for (Step step : steps) {
      if (model.apply(step.action(), step.document(), step.number())) {
        play(model.key(step.document()), step);
        states.add(state(model));
      }
    }
    return states;
  }

  private static void play(DocumentKey key, Step step) {
    String content = SpaceModel.content(step.document(), step.number());
    switch (step.action()) {
      case CREATE -> service().create(key, content);
      case UPDATE -> service().replace(key, content);
      case DELETE -> service().delete(key);
      case RESTORE -> service().restore(key, step.number());
      case READ -> throw new IllegalArgumentException("changes nothing");
    }
  }

  private static State state(SpaceModel model) {
    return new State(new RestoringSpaces(service()).now(), model.alive());
  }

  private static SpaceRestorePreview preview(String space, Instant at) {
    return service()
        .done(
            Addresses.PREVIEW_SPACE_RESTORE,
            new PreviewSpaceRestore(
                as("admin"), space, new RestorePoint.At(at), Selection.ALL, 1_000, null));
  }

  private static List<String> told(SpaceRestorePreview preview) {
    return preview.operations().stream()
        .map(
            planned ->
                "%s %s %d %d"
                    .formatted(
                        name(planned),
                        planned.action().word(),
                        planned.fromVersion(),
                        planned.restoreVersion()))
        .toList();
  }

  private static String name(PlannedOperation planned) {
    return planned.collection() + "/" + planned.id();
  }

  /** The same of what an operation has done. */
  private static List<String> written(String operation) {
    return column(
        """
        select format('%%s/%%s %%s %%s %%s', d.collection, d.id,
                      case when v.action = 'delete' then 'delete' when s.content is null then 'create' else 'update' end,
                      v.version - case when v.action = 'delete' then 1 else 2 end, coalesce(v.restored_from::text, 'null'))
        from version v
        join document d on d.doc = v.doc
        left join version s on s.doc = v.doc and s.version = v.version - 1 and s.operation = v.operation
        where v.operation = '%s' and v.action <> 'snapshot'
        order by d.collection, d.id
        """
            .formatted(operation));
  }

  private static List<String> column(String sql) {
    var values = new ArrayList<String>();
    service().rows(sql).forEach(row -> values.add(row.getString(0)));
    return values;
  }

  private static Map<String, String> documents(String space) {
    return map(
        """
        select collection || '/' || id, data::text
        from document join content using (content)
        where space = '%s' and collection <> 'spaces' and not deleted
        """
            .formatted(space));
  }

  private static Map<String, String> heads(String space) {
    return map(
        "select collection || '/' || id, head::text from document where space = '%s'"
            .formatted(space));
  }

  private static Map<String, String> map(String sql) {
    var map = new TreeMap<String, String>();
    service().rows(sql).forEach(row -> map.put(row.getString(0), row.getString(1)));
    return map;
  }

  private static RestoreFixture service() {
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }
}
