package dev.reinstate.cluster;

import java.net.InetAddress;
import java.time.Duration;
import org.jgroups.JChannel;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FD_SOCK;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.dns.DNS_PING;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;

/**
 * What members talk with: TCP alone, from one address, without multicast.
 *
 * <p>A process that dies is noticed by its closed connection, within some seconds. One that hangs,
 * or is cut off, is given ten: the service itself stops counting on either much sooner, and having
 * to take it back costs more than waiting.
 */
final class ProtocolStack {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration JOIN = Duration.ofSeconds(2);
  private static final int JOIN_ATTEMPTS = 5;
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration DOUBT = Duration.ofMillis(500);
  private static final Duration MERGE_SOONEST = Duration.ofSeconds(1);
  private static final Duration MERGE_LATEST = Duration.ofSeconds(3);
  private static final int THREADS = 100;

  private ProtocolStack() {}

  /** A channel that is not connected yet. */
  static JChannel channel(ClusterOptions options) throws Exception {
    InetAddress host = InetAddress.getByName(options.host());
    TCP transport = transport(options, host);
    var channel = protocols(transport, options);
    transport.getDiagnosticsHandler().setEnabled(false); // it listens to a multicast address
    return channel;
  }

  private static JChannel protocols(TCP transport, ClusterOptions options) throws Exception {
    return new JChannel(
        transport,
        discovery(options),
        new MERGE3()
            .setMinInterval(MERGE_SOONEST.toMillis())
            .setMaxInterval(MERGE_LATEST.toMillis()),
        new FD_SOCK(),
        new FD_ALL3().setInterval(HEARTBEAT.toMillis()).setTimeout(SILENCE.toMillis()),
        new VERIFY_SUSPECT2().setTimeout(DOUBT.toMillis()),
        new NAKACK2().useMcastXmit(false),
        new UNICAST3(),
        new STABLE(),
        new GMS()
            .printLocalAddress(false) // it would go to standard output
            .setJoinTimeout(JOIN.toMillis())
            .setMaxJoinAttempts(JOIN_ATTEMPTS),
        new UFC(),
        new MFC(),
        new FRAG4());
  }

  private static TCP transport(ClusterOptions options, InetAddress host) {
    TCP tcp = new TCP();
    tcp.setBindAddress(host);
    tcp.setBindPort(options.firstPort());
    tcp.setPortRange(options.lastPort() - options.firstPort());
    tcp.setSockConnTimeout((int) CONNECT.toMillis());
    tcp.logAcceptError(false); // with a stack trace for each stranger
    tcp.setLogDiscardMessages(false); // of those who have another name
    tcp.getThreadPool().setMaxThreads(THREADS);
    if (options.tls() != null) {
      tcp.setSocketFactory(MemberTls.sockets(options.tls()));
    }
    return tcp;
  }

  /** With addresses of our own finding, each of which has its port: as records of type SRV. */
  private static Protocol discovery(ClusterOptions options) {
    return new DNS_PING()
        .setDNSQuery("members")
        .setDNSResolver(new Neighbourhood(options))
        .setValue("dns_record_type", "SRV")
        .setValue("async_discovery_use_separate_thread_per_request", true);
  }
}
