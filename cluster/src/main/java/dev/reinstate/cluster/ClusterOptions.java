package dev.reinstate.cluster;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a process and the others find each other. The same words as in the section {@code cluster} of
 * the service's configuration.
 *
 * @param name what the processes call themselves together; with those of another name they have
 *     nothing to do, though they meet at the same ports: as long as either all of them use TLS with
 *     certificates that all trust, or none does
 * @param host the address or name at which the others reach this process, and the only one it
 *     listens at
 * @param port where it listens for members; null: the first free one of {@link #FIRST_PORT} to
 *     {@link #LAST_PORT}
 * @param busPort where it listens for what members send each other; 0: any free one
 * @param members where others may be, resolved anew each time they are looked for, within what the
 *     JVM keeps of names; empty, and no {@code dns}: on {@code host}, at the usual ports
 * @param dns a name whose addresses are those of the others, at {@code port} or the usual ones;
 *     null: none
 * @param tls what a member proves with that it is one; null: whoever reaches the ports is one
 */
public record ClusterOptions(
    String name,
    String host,
    @Nullable Integer port,
    int busPort,
    List<InetSocketAddress> members,
    @Nullable String dns,
    @Nullable ClusterTls tls) {

  /** The first of the ports that are tried where none is said. */
  public static final int FIRST_PORT = 7800;

  /** The last of them. */
  public static final int LAST_PORT = 7809;

  /** Copies {@code members}. */
  public ClusterOptions {
    members = List.copyOf(members);
  }

  /** For processes that are all on one machine: they listen on 127.0.0.1 and find each other. */
  public static ClusterOptions local() {
    return new ClusterOptions("reinstate", "127.0.0.1", null, 0, List.of(), null, null);
  }

  /** The same under another name. */
  public ClusterOptions named(String otherName) {
    return new ClusterOptions(otherName, host, port, busPort, members, dns, tls);
  }

  /** The same at this port. */
  public ClusterOptions atPort(int otherPort) {
    return new ClusterOptions(name, host, otherPort, busPort, members, dns, tls);
  }

  /** The same with others at these places. */
  public ClusterOptions withMembers(List<InetSocketAddress> others) {
    return new ClusterOptions(name, host, port, busPort, others, null, tls);
  }

  /** The same at another address. */
  public ClusterOptions at(String otherHost) {
    return new ClusterOptions(name, otherHost, port, busPort, members, dns, tls);
  }

  /** The same with TLS. */
  public ClusterOptions with(ClusterTls proof) {
    return new ClusterOptions(name, host, port, busPort, members, dns, proof);
  }

  int firstPort() {
    return port == null ? FIRST_PORT : port;
  }

  int lastPort() {
    return port == null ? LAST_PORT : port;
  }
}
