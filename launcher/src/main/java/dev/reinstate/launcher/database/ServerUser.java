package dev.reinstate.launcher.database;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who PostgreSQL's programs run as. PostgreSQL refuses to run as root, so:
 *
 * <ul>
 *   <li>an ordinary user runs them as himself;
 *   <li>for root they run as the user who owns the cluster directory, if that is not root itself;
 *   <li>else inside a user namespace of their own ({@code unshare --user}), where root is nobody in
 *       particular and has no privileges. Preferred because files go on belonging to root, so the
 *       data directory may lie anywhere, below {@code /root} too, and no account is needed;
 *   <li>where that is not allowed (as in a container with the usual system call filter), as the
 *       account 65534, {@code nobody} nearly everywhere, who then owns the cluster directory and
 *       must be able to reach it.
 * </ul>
 */
final class ServerUser {

  private static final int ROOT = 0;
  private static final int NOBODY = 65534;

  private final int uid;
  private final int gid;
  private final List<String> prefix;

  private ServerUser(int uid, int gid, List<String> prefix) {
    this.uid = uid;
    this.gid = gid;
    this.prefix = prefix;
  }

  /**
   * @param cluster the directory of the database cluster, which need not exist yet
   * @throws StartupException if this is root and there is no way to be somebody else
   */
  static ServerUser of(Path cluster) throws IOException, InterruptedException {
    UnixSystem self = new UnixSystem();
    int uid = (int) self.getUid();
    if (uid != ROOT) {
      return new ServerUser(uid, (int) self.getGid(), List.of());
    }
    if (Files.exists(cluster) && attribute(cluster, "uid") != ROOT) {
      return account(attribute(cluster, "uid"), attribute(cluster, "gid"));
    }
    if (LinuxUtils.isUnshareAvailable()) {
      return new ServerUser(ROOT, ROOT, List.of("unshare", "--user", "--"));
    }
    return account(NOBODY, NOBODY);
  }

  private static ServerUser account(int uid, int gid) throws InterruptedException {
    List<String> become =
        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
    List<String> probe = new ArrayList<>(become);
    probe.add("true");
    if (!Program.works(probe.toArray(String[]::new))) {
      throw new StartupException(
          "PostgreSQL does not run as root, and neither `unshare --user` nor `setpriv` of"
              + " util-linux works here; start as an ordinary user, or use a PostgreSQL of your"
              + " own with --postgres");
    }
    return new ServerUser(uid, gid, become);
  }

  /** The command line that runs {@code program} as this user, in the place of what starts it. */
  List<String> command(List<String> program) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(program);
    return command;
  }

  /** Whether this is another account than the one this process runs as. */
  boolean isAnotherAccount() {
    return uid != (int) new UnixSystem().getUid();
  }

  /** Gives the files below {@code root} to this user, if they are not his already. */
  void own(Path root) throws IOException {
    if (attribute(root, "uid") == uid) {
      return;
    }
    for (Path path : FileTree.list(root)) {
      Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static int attribute(Path path, String name) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:" + name);
  }
}
