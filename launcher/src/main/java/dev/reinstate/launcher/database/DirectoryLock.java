package dev.reinstate.launcher.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Makes one process the only user of a data directory. The operating system lets go of the lock
 * when the process ends, however it ends, so a lock never goes stale; the file that carries it
 * stays, and names the process that held it last.
 *
 * <p>Meant for processes. A second caller inside the same process is refused too, but his attempt
 * ends the protection against other processes: POSIX drops a process's lock on a file as soon as
 * any of its descriptors of that file is closed.
 */
final class DirectoryLock implements AutoCloseable {

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws StartupException if another process, or another caller in this one, has the lock
   */
  static DirectoryLock acquire(Path directory) throws IOException {
    Path file = directory.resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw inUse(directory, Files.readString(file).strip());
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(owner().getBytes(StandardCharsets.US_ASCII)));
    return new DirectoryLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static StartupException inUse(Path directory, String owner) {
    String who = owner.isEmpty() ? "another process" : "process " + owner;
    return new StartupException(
        "the data directory " + directory + " is in use by " + who + "; each needs its own");
  }

  private static String owner() {
    return ProcessHandle.current().pid() + "\n";
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
