package dev.reinstate.launcher.trouble;

import dev.reinstate.audit.AuditKey;
import dev.reinstate.launcher.ChildJvm;
import dev.reinstate.launcher.Main;
import dev.reinstate.launcher.journey.Caller;
import dev.reinstate.launcher.journey.Jwt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of several processes on a database of somebody else's, as {@code ./reinstate serve --cluster}
 * runs it. They share no file but the configuration.
 */
final class ClusterProcess implements AutoCloseable {

  private static final String READY = "reinstate ready on ";

  private final ChildJvm process;
  private final URI uri;
  private final HttpClient http = Caller.client();

  private ClusterProcess(ChildJvm process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** A configuration for processes that call themselves so, on this database. */
  static Path configure(Path folder, String name, String postgres) throws IOException {
    Path key = folder.resolve("audit.pem");
    var unused = AuditKey.readOrCreate(key);
    String configuration =
        """
        cluster: { name: "%s" }
        postgres: { uri: "%s" }
        auth: { jwt: { secret: "%s" } }
        audit: { signing_key: "%s" }
        collections: { items: {}, employees: {} }
        policies:
          items: { admin: { actions: [read, create, update, restore] } }
          employees: { admin: { actions: [create] } }
          _audit: { admin: { actions: [read] } }
        hooks:
          employees:
            pre_create: [ { name: check, bus: workers.payroll.check } ]
            post_create: [ { name: told, bus: workers.payroll.told } ]
        """
            .formatted(name, postgres, Jwt.SECRET, key);
    return Files.writeString(folder.resolve("cluster.yaml"), configuration);
  }

  /** Starts one, and waits until it is ready. */
  static ClusterProcess start(Path configuration, String roles, String... more) throws IOException {
    ChildJvm process = begin(configuration, roles, more);
    return new ClusterProcess(process, URI.create(process.nextLine().substring(READY.length())));
  }

  /** Starts one at a place, on what an earlier one has left in its directory. */
  static ClusterProcess start(Path configuration, Path directory, Place place, String roles)
      throws IOException {
    ChildJvm process =
        ChildJvm.start(
            place.before(),
            Main.class,
            directory,
            place.environment(),
            "serve",
            "--cluster",
            "--roles",
            roles,
            "--host",
            place.host(),
            "--port",
            "0",
            "--config",
            configuration);
    return new ClusterProcess(process, URI.create(process.nextLine().substring(READY.length())));
  }

  /** Starts one that need not come up. */
  static ChildJvm begin(Path configuration, String roles, String... more) throws IOException {
    Path directory = Files.createTempDirectory(configuration.getParent(), "process");
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--cluster", "--roles", roles, "--port", "0", "--config"));
    arguments.add(configuration.toString());
    arguments.addAll(List.of(more));
    return ChildJvm.start(Main.class, directory, arguments.toArray());
  }

  Caller admin() {
    return new Caller(http, uri, Jwt.of("ada", "admin"));
  }

  ChildJvm process() {
    return process;
  }

  @Override
  public void close() throws IOException {
    http.shutdownNow();
    process.close();
  }
}
