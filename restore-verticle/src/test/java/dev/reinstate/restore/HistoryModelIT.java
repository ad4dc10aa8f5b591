package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.employee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.ReadVersion;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.restore.HistoryModel.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever is done to a document, its history is that of a model of a few lines. */
class HistoryModelIT {
  private static @Nullable RestoreFixture running;

  /** Something to do; {@code number} is a field's value, or the version to restore. */
  record Step(Action action, int number) {
    String content() {
      return "{\"n\": " + number + "}";
    }
  }

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
            Action.UPDATE,
            Action.UPDATE,
            Action.DELETE,
            Action.RESTORE,
            Action.RESTORE);
    return Combinators.combine(actions, Arbitraries.integers().between(1, 9))
        .as(Step::new)
        .list()
        .ofMaxSize(20)
        .map(steps -> prefixed(new Step(Action.CREATE, 0), steps));
  }

  @Property(tries = 60)
  void everyHistoryIsThatOfTheModel(@ForAll("steps") List<Step> steps) {
    DocumentKey key = employee(UUID.randomUUID().toString());
    var model = new HistoryModel();

    for (Step step : steps) {
      boolean expected = model.apply(step.action(), step.content(), step.number());
      assertThat(reply(key, step) instanceof Done).as("%s", step).isEqualTo(expected);
    }

    assertThat(history(key)).isEqualTo(model.versions());
  }

  private static Reply<?> reply(DocumentKey key, Step step) {
    return switch (step.action()) {
      case CREATE ->
          service()
              .ask(
                  Addresses.CREATE_DOCUMENT,
                  new CreateDocument(
                      as("admin"),
                      PLAIN,
                      key.space(),
                      key.collection(),
                      new NewDocument(key.id(), step.content())));
      case UPDATE ->
          service()
              .ask(
                  Addresses.REPLACE_DOCUMENT,
                  new ReplaceDocument(as("admin"), PLAIN, key, step.content()));
      case DELETE ->
          service().ask(Addresses.DELETE_DOCUMENT, new DeleteDocument(as("admin"), PLAIN, key));
      case RESTORE -> service().askRestore(RestoreFixture.restoration(key, step.number()));
      case READ -> throw new IllegalArgumentException("changes nothing");
    };
  }

  private static List<Version> history(DocumentKey key) {
    return service().versions(key).reversed().stream()
        .map(entry -> new Version(entry.action(), content(key, entry), entry.restoredFrom()))
        .toList();
  }

  private static @Nullable String content(DocumentKey key, VersionEntry entry) {
    Document document =
        service()
            .done(Addresses.READ_VERSION, new ReadVersion(as("admin"), key, entry.version()))
            .document();
    return document == null ? null : document.content();
  }

  private static List<Step> prefixed(Step first, List<Step> rest) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private static RestoreFixture service() {
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }
}
