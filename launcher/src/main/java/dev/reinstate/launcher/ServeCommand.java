package dev.reinstate.launcher;

import dev.reinstate.contracts.Role;
import dev.reinstate.platform.settings.Settings;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the service until a signal ends it. */
@Command(
    name = "serve",
    description =
        "Runs the service, on an embedded PostgreSQL unless the configuration or --postgres names"
            + " another.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private SettingsOverrides overrides = new SettingsOverrides();

  @Option(
      names = "--roles",
      split = ",",
      paramLabel = "ROLE",
      converter = RoleName.class,
      description =
          "What this process is there for: any of api, restore, audit, hooks (default: all).")
  private Set<Role> roles = Part.WHOLE.roles();

  @Option(
      names = "--cluster",
      description =
          "Works together with other processes on the same database; the configuration's section"
              + " cluster says where they are, unless they are all on this machine.")
  private boolean cluster;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      converter = LogFormat.Name.class,
      description = "How log lines are written to standard error: text (default) or json.")
  private LogFormat logFormat = LogFormat.TEXT;

  private final StopSignal stop;

  ServeCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws InterruptedException {
    requireOthers();
    logFormat.use();
    var settings = new LiveSettings(() -> overrides.applyTo(common.settings()));
    requireDatabase(settings.get());
    ReloadSignal.install(settings::reload);
    try (Service service =
        Service.start(settings, common.dataDirectory(), new Part(roles, cluster))) {
      spec.commandLine().getOut().println("reinstate ready on " + service.uri());
      stop.await();
    }
    return 0;
  }

  /** Of audit and hooks each does something of its own without anybody. */
  private void requireOthers() {
    if (cluster || roles.contains(Role.API) == roles.contains(Role.RESTORE)) {
      return;
    }
    throw mistake(
        roles.contains(Role.API)
            ? "--roles: api needs restore, in this process, or with --cluster in another"
            : "--roles: restore needs api, in this process, or with --cluster in another");
  }

  /** A part of the service on a database of its own would wait for the rest for ever. */
  private void requireDatabase(Settings settings) {
    if (cluster && !roles.equals(Part.WHOLE.roles()) && settings.postgres().uri() == null) {
      throw mistake(
          "--cluster: processes with different roles share a database: name it, with --postgres or"
              + " postgres.uri");
    }
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
