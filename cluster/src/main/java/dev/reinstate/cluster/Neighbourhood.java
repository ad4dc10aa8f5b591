package dev.reinstate.cluster;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jgroups.Address;
import org.jgroups.protocols.dns.DNSResolver;
import org.jgroups.stack.IpAddress;

/**
 * Where other members may be. Names are looked up each time, so somebody who gets his name later,
 * or another address, is found, as soon as the JVM asks again: it keeps what it was answered for 30
 * seconds ({@code networkaddress.cache.ttl}) when nobody says otherwise. A name that is not known
 * is nobody.
 */
record Neighbourhood(ClusterOptions options) implements DNSResolver {

  @Override
  public List<Address> resolveIps(String query, DNSRecordType type) {
    return places().map(place -> (Address) new IpAddress(place)).toList();
  }

  /** Each with its address. */
  Stream<InetSocketAddress> places() {
    if (options.dns() != null) {
      return addresses(options.dns()).flatMap(this::ports);
    }
    return options.members().isEmpty()
        ? addresses(options.host()).flatMap(this::usualPorts)
        : options.members().stream().flatMap(Neighbourhood::resolved);
  }

  private Stream<InetSocketAddress> ports(InetAddress address) {
    return IntStream.rangeClosed(options.firstPort(), options.lastPort())
        .mapToObj(port -> new InetSocketAddress(address, port));
  }

  /** Others on this machine may have been given no port. */
  private Stream<InetSocketAddress> usualPorts(InetAddress address) {
    IntStream usual = IntStream.rangeClosed(ClusterOptions.FIRST_PORT, ClusterOptions.LAST_PORT);
    return IntStream.concat(usual, IntStream.of(options.firstPort()))
        .distinct()
        .mapToObj(port -> new InetSocketAddress(address, port));
  }

  private static Stream<InetSocketAddress> resolved(InetSocketAddress member) {
    return addresses(member.getHostString())
        .map(address -> new InetSocketAddress(address, member.getPort()));
  }

  private static Stream<InetAddress> addresses(String name) {
    try {
      return Stream.of(InetAddress.getAllByName(name));
    } catch (UnknownHostException nobodyYet) {
      return Stream.empty();
    }
  }
}
