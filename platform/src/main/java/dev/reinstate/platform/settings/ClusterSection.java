package dev.reinstate.platform.settings;

import com.google.common.net.HostAndPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code cluster}. */
final class ClusterSection {

  private static final Set<String> KEYS =
      Set.of("name", "host", "port", "bus_port", "members", "dns", "tls");
  private static final Set<String> TLS_KEYS = Set.of("certificate", "key", "trust");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,255}");
  private static final Pattern EVERY_ADDRESS =
      Pattern.compile("0\\.0\\.0\\.0|[0:]+|::0\\.0\\.0\\.0");
  private static final int MOST_MEMBERS = 256;

  private final NamedFiles files;
  private final Mistakes mistakes;

  ClusterSection(NamedFiles files, Mistakes mistakes) {
    this.files = files;
    this.mistakes = mistakes;
  }

  ClusterSettings read(Section root) {
    Section cluster = root.section("cluster", KEYS);
    if (cluster.node("members") != null && cluster.node("dns") != null) {
      cluster.mistake("dns", "goes without members");
    }
    return new ClusterSettings(
        name(cluster),
        host(cluster, "host", ClusterSettings.DEFAULT.host()),
        cluster.whole("port", 1, 65_535),
        cluster.whole("bus_port", 0, 65_535, 0),
        members(cluster),
        cluster.node("dns") == null ? null : host(cluster, "dns", ""),
        tls(cluster));
  }

  private static String name(Section cluster) {
    String name = cluster.text("name", ClusterSettings.DEFAULT.name());
    if (!NAME.matcher(name).matches()) {
      cluster.mistake("name", "must be up to 64 of A-Z a-z 0-9 . _ -");
    }
    return name;
  }

  private static String host(Section cluster, String key, String unsaid) {
    String host = cluster.text(key, unsaid);
    if (cluster.node(key) != null && !HOST.matcher(host).matches()) {
      cluster.mistake(key, "must be a host name or an IP address");
    } else if (EVERY_ADDRESS.matcher(host).matches()) {
      cluster.mistake(key, "must be one address, at which the others reach this process");
    }
    return host;
  }

  private List<ClusterSettings.HostAndPort> members(Section cluster) {
    List<ClusterSettings.HostAndPort> members = new ArrayList<>();
    for (Section.Item item : cluster.texts("members")) {
      ClusterSettings.HostAndPort member = member(item.text());
      if (member == null) {
        mistakes.add(item.path(), "must be HOST:PORT, such as 10.0.0.7:7800", item.node());
      } else {
        members.add(member);
      }
    }
    if (members.size() > MOST_MEMBERS) {
      cluster.mistake("members", "must be at most " + MOST_MEMBERS);
    }
    return members;
  }

  private static ClusterSettings.@Nullable HostAndPort member(String text) {
    try {
      HostAndPort place = HostAndPort.fromString(text);
      return place.getPortOrDefault(0) > 0 && HOST.matcher(place.getHost()).matches()
          ? new ClusterSettings.HostAndPort(place.getHost(), place.getPort())
          : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private @Nullable ClusterTls tls(Section cluster) {
    Section tls = cluster.section("tls", TLS_KEYS);
    if (!(cluster.node("tls") instanceof ConfigNode.Entries)) {
      return null;
    }
    if (!TLS_KEYS.stream().allMatch(key -> tls.node(key) != null)) {
      tls.mistake("must have certificate, key and trust");
    }
    Path certificate = file(tls, "certificate");
    Path key = file(tls, "key");
    Path trust = file(tls, "trust");
    return certificate == null || key == null || trust == null
        ? null
        : new ClusterTls(new TlsFiles(certificate, key), trust);
  }

  private @Nullable Path file(Section tls, String key) {
    String text = tls.text(key);
    return text == null ? null : files.read(tls, key, text);
  }
}
