package dev.reinstate.launcher;

import picocli.CommandLine.Command;

/** What can be done with the audit trail. */
@Command(
    name = "audit",
    description = "Looks at the audit trail.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = VerifyAuditCommand.class)
final class AuditCommand {}
