package dev.reinstate.launcher;

import dev.reinstate.audit.AuditKey;
import dev.reinstate.audit.AuditVerifier;
import dev.reinstate.contracts.AuditVerification;
import dev.reinstate.contracts.AuditVerification.Problem;
import dev.reinstate.contracts.VerifyAudit.KnownHead;
import dev.reinstate.launcher.database.InstalledDatabase;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.settings.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recomputes the audit trail without the service, or beside it. */
@Command(
    name = "verify",
    description =
        "Recomputes the audit trail. Ends with 0, or with 1 and the first entry that does not fit.",
    mixinStandardHelpOptions = true)
final class VerifyAuditCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--postgres",
      paramLabel = "URI",
      converter = PostgresUri.class,
      description = "The database to look at: postgresql://user:password@host:port/database.")
  private @Nullable String postgres;

  @Option(
      names = "--head",
      paramLabel = "SEQ:HASH",
      converter = KnownHeadConverter.class,
      description =
          "An entry that must be in the trail, from a head that was kept elsewhere; any number.")
  private List<KnownHead> known = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = common.settings();
    AuditKey key = GeneratedAuditKey.existing(settings, common.dataDirectory());
    try (InstalledDatabase database = database(settings)) {
      return report(verify(database.uri(), key));
    }
  }

  private InstalledDatabase database(Settings settings) throws InterruptedException {
    String uri = postgres == null ? settings.postgres().uri() : postgres;
    Path directory = common.dataDirectory();
    return uri == null ? InstalledDatabase.open(directory) : InstalledDatabase.at(uri);
  }

  private AuditVerification verify(String database, AuditKey key) {
    Vertx vertx = Vertx.vertx();
    try {
      Pg pg = new Pg(vertx, database, 1);
      return Blocking.await(new AuditVerifier(pg, key.publicKey()).verify(known));
    } finally {
      Blocking.await(vertx.close());
    }
  }

  private int report(AuditVerification verification) {
    PrintWriter out = spec.commandLine().getOut();
    Problem problem = verification.problem();
    if (problem == null) {
      out.println("valid: " + verification.entries() + " entries");
      return 0;
    }
    String kind = problem.kind().name().toLowerCase(Locale.ROOT);
    out.println("not valid: entry " + problem.seq() + ", " + kind + ": " + problem.message());
    return 1;
  }
}
