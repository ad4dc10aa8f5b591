package dev.reinstate.platform.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the processes of one service find each other. All of it is optional: processes on one machine
 * find each other without.
 *
 * @param name what they call themselves together; with processes of another name they have nothing
 *     to do, though they meet at the same ports
 * @param host the address or name at which the others reach this process, and the only one it
 *     listens at
 * @param port where it listens for members, 1 to 65535; null: the first free one of 7800 to 7809
 * @param busPort where it listens for what members send each other, 0 to 65535; 0 picks a free one
 * @param members where other processes may be, at most 256; empty, and no {@code dns}: on {@code
 *     host}, at 7800 to 7809 and {@code port}
 * @param dns a name whose addresses are those of the others, looked up again and again; null: none
 * @param tls what a member proves with that it is one; null: whoever reaches the ports is one
 */
public record ClusterSettings(
    String name,
    String host,
    @Nullable Integer port,
    int busPort,
    List<HostAndPort> members,
    @Nullable String dns,
    @Nullable ClusterTls tls) {

  /** Where a process may be. */
  public record HostAndPort(String host, int port) {}

  static final ClusterSettings DEFAULT =
      new ClusterSettings("reinstate", "127.0.0.1", null, 0, List.of(), null, null);

  /** Copies {@code members}. */
  public ClusterSettings {
    members = List.copyOf(members);
  }
}
