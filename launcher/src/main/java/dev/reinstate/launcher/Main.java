package dev.reinstate.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program. Exit codes: 0 done, 1 it could not be done, 2 a mistake on the command line or in
 * the configuration. Results go to standard output, everything else to standard error.
 */
@Command(
    name = "reinstate",
    description = "A document store whose every change can be undone.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {

  private Main() {}

  /** Runs the command that {@code arguments} name and ends the process. */
  public static void main(String[] arguments) {
    NameLookups.keepBriefly();
    StopSignal stop = StopSignal.install();
    int code = 1;
    try {
      code = commandLine(stop).execute(arguments);
    } finally {
      stop.exit(code);
    }
  }

  private static CommandLine commandLine(StopSignal stop) {
    return new CommandLine(new Main())
        .addSubcommand(new DemoCommand(stop))
        .addSubcommand(new ServeCommand(stop))
        .addSubcommand(new TokenCommand())
        .addSubcommand(new CheckConfigCommand())
        .addSubcommand(new AuditCommand())
        .addSubcommand(
            new CommandLine(new SpaceCommand()).addSubcommand(new RestoreSpaceCommand(stop)))
        .setParameterExceptionHandler(new MistakeReport())
        .setExecutionExceptionHandler(new FailureReport(stop));
  }
}
