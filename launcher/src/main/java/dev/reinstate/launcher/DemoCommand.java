package dev.reinstate.launcher;

import dev.reinstate.api.TokenIssuer;
import dev.reinstate.launcher.database.FileTree;
import dev.reinstate.launcher.demo.Demo;
import dev.reinstate.launcher.terminal.Paint;
import dev.reinstate.platform.settings.JwtSettings;
import dev.reinstate.platform.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a restore, on data that are gone afterwards. */
@Command(
    name = "demo",
    description =
        "Plays the history of a document on an embedded PostgreSQL in a throw-away directory,"
            + " prints it, and goes on serving until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = Port.class,
      description = "The port; 0 picks a free one (default: 8080, or a free one if that is taken).")
  private @Nullable Integer port;

  private final StopSignal stop;

  DemoCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("reinstate-demo");
    try {
      play(DemoSettings.read(port), directory);
    } finally {
      FileTree.delete(directory);
    }
    return 0;
  }

  private void play(Settings settings, Path directory) throws InterruptedException {
    JwtSettings jwt = GeneratedSecret.orOf(settings, directory);
    try (Service service = Service.start(settings, directory)) {
      Demo demo = new Demo(service.uri(), user -> token(jwt, user));
      demo.run(spec.commandLine().getOut(), new Paint(Ansi.AUTO.enabled()));
      stop.await();
    }
  }

  private static String token(JwtSettings jwt, String user) {
    return TokenIssuer.issue(jwt, user, List.of("admin"), Map.of(), Duration.ofDays(1));
  }
}
