package dev.reinstate.launcher.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The files of one PostgreSQL database cluster. */
final class Cluster {

  private static final Duration INITDB = Duration.ofMinutes(2);
  private static final long MEGABYTE = 1 << 20;

  private Cluster() {}

  /**
   * Makes a new cluster, unless there is one: UTF-8, one superuser with a password that every kind
   * of connection asks for, and collation by code point, so that the order of an index does not
   * depend on the operating system. It gets its name last, so that a cluster is always complete.
   */
  static void create(Path cluster, Binaries binaries, ServerUser user, Path passwordFile)
      throws IOException, InterruptedException {
    if (Files.exists(cluster.resolve("PG_VERSION"))) {
      user.own(cluster);
      return;
    }
    Path draft = cluster.resolveSibling(cluster.getFileName() + ".new");
    FileTree.delete(draft);
    Files.createDirectory(draft);
    user.own(draft);
    user.own(passwordFile);
    Program.Result result =
        Program.run(INITDB, user.command(initdb(binaries, draft, passwordFile)));
    if (!result.succeeded()) {
      throw new StartupException("PostgreSQL's initdb failed: " + result.lastLine());
    }
    Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> initdb(Binaries binaries, Path directory, Path passwordFile) {
    return List.of(
        binaries.program("initdb"),
        "--pgdata=" + directory,
        "--username=" + EmbeddedDatabase.NAME,
        "--auth=scram-sha-256",
        "--pwfile=" + passwordFile,
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--set=shared_buffers=" + sharedBuffers() + "MB");
  }

  /**
   * An eighth of the memory, from the default of 128 MB to 1 GB: half of what PostgreSQL's manual
   * suggests for a machine of its own, since this one is shared.
   */
  private static long sharedBuffers() {
    long memory =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return Math.clamp(memory / 8 / MEGABYTE, 128, 1024);
  }
}
