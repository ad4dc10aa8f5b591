package dev.reinstate.platform.settings;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * Addresses that nothing is ever sent to, whatever a configuration or a name server says: those of
 * no machine (unspecified, multicast, broadcast) and those where a cloud tells a machine its
 * secrets (all link-local ones, and the well-known others). Loopback and private networks are not
 * among them: hooks are meant for them, too.
 */
public final class ForbiddenAddresses {

  /** Metadata services that are not link-local: of AWS over IPv6, of Alibaba, Oracle and Azure. */
  private static final Set<InetAddress> METADATA =
      Set.of(
          InetAddresses.forString("fd00:ec2::254"),
          InetAddresses.forString("100.100.100.200"),
          InetAddresses.forString("192.0.0.192"),
          InetAddresses.forString("168.63.129.16"));

  /** The prefix under which IPv6 hosts reach IPv4 ones (RFC 6052). */
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  private ForbiddenAddresses() {}

  /** Whether nothing may be sent there. An IPv4 address within an IPv6 one counts as itself. */
  public static boolean contain(InetAddress address) {
    return isForbidden(address)
        || (address instanceof Inet6Address six && isForbidden(embedded(six)));
  }

  /** The IPv4 address in it (compatible, 6to4, Teredo, NAT64); else itself. */
  private static InetAddress embedded(Inet6Address address) {
    byte[] bytes = address.getAddress();
    if (Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length)) {
      return InetAddresses.fromInteger(ByteBuffer.wrap(bytes).getInt(NAT64.length));
    }
    return !address.isLoopbackAddress() && InetAddresses.hasEmbeddedIPv4ClientAddress(address)
        ? InetAddresses.getEmbeddedIPv4ClientAddress(address)
        : address;
  }

  private static boolean isForbidden(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || isThisNetworkOrBroadcast(address)
        || METADATA.contains(address);
  }

  /** 0.0.0.0/8 (RFC 791) and 240.0.0.0/4, which ends with the broadcast address (RFC 1112). */
  private static boolean isThisNetworkOrBroadcast(InetAddress address) {
    int first = address.getAddress()[0] & 0xff;
    return address instanceof Inet4Address && (first == 0 || first >= 240);
  }
}
