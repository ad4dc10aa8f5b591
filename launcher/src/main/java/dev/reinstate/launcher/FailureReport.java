package dev.reinstate.launcher;

import dev.reinstate.launcher.database.StartupException;
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

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof InvalidConfigurationException invalid) {
      command.getErr().println(invalid.getMessage());
      return INVALID;
    }
    String name = command.getCommandSpec().qualifiedName();
    if (failure instanceof StartupException known) {
      LOG.debug("Not started", known);
      command.getErr().println(name + ": " + known.getMessage());
    } else {
      LOG.error("Unexpected failure", failure);
      command.getErr().println(name + ": unexpected failure: " + failure);
    }
    return FAILED;
  }
}
