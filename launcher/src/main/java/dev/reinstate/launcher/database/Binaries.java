package dev.reinstate.launcher.database;

import dev.reinstate.platform.Sha256;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this machine, from the archive in the jar. They are unpacked once for
 * each content of that archive, under a name made of its SHA-256: a directory with that name is
 * complete, because it gets the name last, and never changes.
 */
record Binaries(Path directory) {

  private static final int NAME_DIGITS = 16;

  /**
   * Unpacks the programs below {@code cache}, unless they are there already. Processes doing so at
   * the same time wait for one another; what one of them left half done is cleared away.
   *
   * @throws StartupException if there is no PostgreSQL for this operating system and processor
   */
  static Binaries unpack(Path cache) throws IOException {
    byte[] archive = archive();
    Path directory = cache.resolve("postgres-" + Sha256.of(archive).substring(0, NAME_DIGITS));
    if (Files.notExists(directory)) {
      unpackOnce(archive, directory);
    }
    return new Binaries(directory);
  }

  /** The path of one program, for instance {@code initdb}. */
  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    String processor = System.getProperty("os.arch");
    try (InputStream in =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
            system, processor.equals("amd64") ? "x86_64" : processor)) {
      return in.readAllBytes();
    } catch (IllegalStateException none) {
      throw new StartupException(
          "there is no embedded PostgreSQL for "
              + system
              + " on "
              + processor
              + "; use a PostgreSQL of your own with --postgres",
          none);
    }
  }

  /** Synchronized because a file lock keeps out other processes, but not threads of this one. */
  private static synchronized void unpackOnce(byte[] archive, Path directory) throws IOException {
    Path cache = Files.createDirectories(directory.toAbsolutePath().getParent());
    Path draft = cache.resolve(directory.getFileName() + ".unpacking");
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (lock.isValid() && Files.notExists(directory)) {
        FileTree.delete(draft);
        extract(archive, draft);
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static void extract(byte[] archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
      Files.createDirectories(target);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(tar, entry, target.resolve(entry.getName()));
      }
    }
  }

  private static void extract(InputStream content, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, file);
      Files.setPosixFilePermissions(file, permissions(entry.getMode()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    boolean executable = (mode & 0100) != 0;
    return EnumSet.copyOf(PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
