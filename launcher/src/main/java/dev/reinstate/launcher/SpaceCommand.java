package dev.reinstate.launcher;

import picocli.CommandLine.Command;

/** What can be done with a space of a running service. */
@Command(
    name = "space",
    description = "Works on a space of a running service.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class SpaceCommand {}
