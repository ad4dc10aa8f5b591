package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.launcher.ChildJvm;
import dev.reinstate.launcher.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./reinstate space restore}, beside a running service. */
@ExtendWith(InstallationExtension.class)
final class RestoreSpaceCommandIT {

  private final TestSpace space;
  private final String then;
  private final JsonNode state;

  @TempDir private Path directory;

  RestoreSpaceCommandIT(Installation installation) {
    space = TestSpace.create(installation);
    then = space.now();
    state = space.state();
    space.changeThings();
  }

  @Test
  void aDryRunPrintsWhatWouldBeDoneAndDoesNothing() throws Exception {
    JsonNode changed = space.state();

    ChildJvm.End end = run("--at", then, "--dry-run");

    assertThat(end.errors()).isEmpty();
    assertThat(end.exitCode()).isZero();
    assertThat(words(end.output()))
        .contains("collection create update delete", "records 1 1 1", "all 2 2 1")
        .contains("update records/a 2 1 values.n", "delete records/e 1 sheet_id");
    assertThat(space.state()).isEqualTo(changed);
  }

  @Test
  void aRestoreIsWatchedToItsEndAndPrintedWithoutColours() throws Exception {
    ChildJvm.End end = run("--at", then, "--reason", "wrong import");

    assertThat(end.exitCode()).as("%s", end.errors()).isZero();
    assertThat(String.join("\n", end.output())).contains("is restored").doesNotContain("\u001b");
    assertThat(String.join("\n", end.errors())).doesNotContain("\r");
    assertThat(space.state()).isEqualTo(state);
    assertThat(space.versions("records", "a").path(0).path("change_reason").asText())
        .isEqualTo("wrong import");
  }

  @Test
  void whatTheServiceRefusesIsOneLine() throws Exception {
    space.create("jobs", "j", "{\"status\":\"waiting\"}");

    ChildJvm.End end = run("--at", then);

    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.errors())
        .last()
        .isEqualTo("reinstate space restore: Jobs of the space are under way (ACTIVE_JOBS)");
  }

  @Test
  void aServiceOutOfReachIsOneLine() throws Exception {
    ChildJvm.End end =
        start(Map.of("REINSTATE_TOKEN", "t"), "--at", then, "--url", "http://127.0.0.1:1");

    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.errors())
        .singleElement()
        .asString()
        .startsWith("reinstate space restore: http://127.0.0.1:1 cannot be reached");
  }

  @Test
  void withoutATokenNobodyIsAsked() throws Exception {
    ChildJvm.End end =
        start(
            Map.of("REINSTATE_TOKEN", ""),
            "--at",
            then,
            "--url",
            space.admin().service().toString());

    assertThat(end.exitCode()).isEqualTo(2);
    assertThat(end.errors().getFirst()).contains("a token is needed");
  }

  private ChildJvm.End run(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", space.admin().service().toString()));
    String token = Objects.requireNonNull(space.admin().token());
    return start(Map.of("REINSTATE_TOKEN", token), all.toArray(String[]::new));
  }

  private ChildJvm.End start(Map<String, String> environment, String... arguments)
      throws Exception {
    List<Object> all = new ArrayList<>(List.of("space", "restore", space.id()));
    all.addAll(List.of(arguments));
    try (ChildJvm child = ChildJvm.start(Main.class, directory, environment, all.toArray())) {
      return child.end();
    }
  }

  /** Lines with one space between their words. */
  private static List<String> words(List<String> lines) {
    return lines.stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }
}
