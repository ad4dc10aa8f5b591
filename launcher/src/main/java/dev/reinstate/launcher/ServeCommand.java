package dev.reinstate.launcher;

import dev.reinstate.contracts.Role;
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
    requireWorker();
    logFormat.use();
    var settings = new LiveSettings(() -> overrides.applyTo(common.settings()));
    ReloadSignal.install(settings::reload);
    try (Service service =
        Service.start(settings, common.dataDirectory(), new Part(roles, cluster))) {
      spec.commandLine().getOut().println("reinstate ready on " + service.uri());
      stop.await();
    }
    return 0;
  }

  /** The others do something of their own without anybody. */
  private void requireWorker() {
    if (roles.contains(Role.API) && !roles.contains(Role.RESTORE) && !cluster) {
      throw new ParameterException(
          spec.commandLine(),
          "--roles: api needs restore, in this process, or with --cluster in another");
    }
  }
}
