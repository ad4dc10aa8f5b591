package dev.reinstate.launcher;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** What a mistake on the command line looks like: a line about it, and where to find help. */
final class MistakeReport implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + mistake.getMessage());
    command.getErr().println("`" + name + " --help` lists what there is.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
