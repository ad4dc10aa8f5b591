package dev.reinstate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.launcher.space.SpaceRestorePage;
import dev.reinstate.launcher.space.SpaceRestoreRun;
import dev.reinstate.launcher.terminal.Paint;
import dev.reinstate.launcher.terminal.Progress;
import dev.reinstate.launcher.terminal.StandardError;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a space back to a moment through the HTTP API of a running service. */
@Command(
    name = "restore",
    description =
        "Brings a space of a running service back to a moment: all of it or nothing. First prints"
            + " what that means; does exactly that, or nothing if somebody was faster.",
    mixinStandardHelpOptions = true)
final class RestoreSpaceCommand implements Callable<Integer> {

  private static final String TOKEN_VARIABLE = "REINSTATE_TOKEN";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      paramLabel = "SPACE",
      description = "The id of the space; the root collections live in 'default'.")
  private String space = "";

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TIME",
      description = "The moment to go back to, such as 2025-06-01T12:00:00+02:00.")
  private String at = "";

  @Option(names = "--dry-run", description = "Only print what would be done.")
  private boolean dryRun;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      converter = ServiceUrl.class,
      description = "Where the service is: http://HOST:PORT.")
  @SuppressWarnings("NullAway.Init") // required
  private URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "A token that the service accepts; better given as the environment variable "
              + TOKEN_VARIABLE
              + ", where others on this machine do not see it.")
  private @Nullable String token;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; kept with every version the restore makes.")
  private @Nullable String reason;

  private final StopSignal stop;

  RestoreSpaceCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    stop.interrupt(Thread.currentThread());
    Paint paint = new Paint(Ansi.AUTO.enabled());
    try (SpaceRestoreRun run = new SpaceRestoreRun(url, token(), space, at)) {
      SpaceRestorePage page = new SpaceRestorePage(paint);
      JsonNode preview = run.preview();
      print(page.preview(preview));
      if (!dryRun) {
        print(page.result(restore(run, preview, paint)));
      }
    } catch (InterruptedException stopped) {
      spec.commandLine().getErr().println("stopped; a restore that has begun goes on");
      return 1;
    }
    return 0;
  }

  private JsonNode restore(SpaceRestoreRun run, JsonNode preview, Paint paint)
      throws InterruptedException {
    boolean watched = paint.enabled() && StandardError.isTerminal();
    try (var progress = new Progress(spec.commandLine().getErr(), watched)) {
      return run.restore(preview, reason, progress);
    }
  }

  private void print(Iterable<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }

  private String token() {
    String given = token == null ? System.getenv(TOKEN_VARIABLE) : token;
    if (given == null || !given.matches("[!-~]+")) {
      throw new ParameterException(
          spec.commandLine(), "a token is needed: --token, or the variable " + TOKEN_VARIABLE);
    }
    return given;
  }
}
