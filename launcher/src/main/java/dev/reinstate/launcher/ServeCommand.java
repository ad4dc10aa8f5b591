package dev.reinstate.launcher;

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

  private static final Set<String> ALL_ROLES = Set.of("api", "restore", "audit", "hooks");

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private SettingsOverrides overrides = new SettingsOverrides();

  @Option(
      names = "--roles",
      split = ",",
      paramLabel = "ROLE",
      description = "Which parts run in this process; so far all of api,restore,audit,hooks.")
  private Set<String> roles = ALL_ROLES;

  @Option(
      names = "--cluster",
      description = "Joins other processes over the network; not supported yet.")
  private boolean cluster;

  private final StopSignal stop;

  ServeCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws InterruptedException {
    refuseWhatIsToCome();
    var settings = new LiveSettings(() -> overrides.applyTo(common.settings()));
    ReloadSignal.install(settings::reload);
    try (Service service = Service.start(settings, common.dataDirectory())) {
      spec.commandLine().getOut().println("reinstate ready on " + service.uri());
      stop.await();
    }
    return 0;
  }

  private void refuseWhatIsToCome() {
    for (String role : roles) {
      if (!ALL_ROLES.contains(role)) {
        throw mistake(
            "--roles: there is no role '" + role + "'; there are api, restore, audit and hooks");
      }
    }
    if (!roles.equals(ALL_ROLES)) {
      throw mistake("--roles with less than api,restore,audit,hooks is not supported yet");
    }
    if (cluster) {
      throw mistake("--cluster is not supported yet");
    }
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
