package dev.reinstate.launcher;

import dev.reinstate.launcher.database.StartupException;
import dev.reinstate.launcher.space.SpaceRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a command that could not be carried out looks like. */
final class FailureReport implements IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);
  private static final int FAILED = 1;
  private static final int INVALID = 2;

  private final StopSignal stop;

  FailureReport(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (stop.isRequested()) {
      // What is cut short by the end of the process has not failed.
      LOG.info("Stopped before everything was up: {}", failure.toString());
      return 0;
    }
    if (failure instanceof InvalidConfigurationException invalid) {
      command.getErr().println(invalid.getMessage());
      return INVALID;
    }
    return report(failure, command);
  }

  private static int report(Exception failure, CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    if (failure instanceof StartupException || failure instanceof SpaceRequestException) {
      LOG.debug("Not done", failure);
      command.getErr().println(name + ": " + failure.getMessage());
    } else {
      LOG.error("Unexpected failure", failure);
      command.getErr().println(name + ": unexpected failure: " + failure);
    }
    return FAILED;
  }
}
