package dev.reinstate.platform.settings;

import com.google.common.net.InetAddresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where a hook leads: {@code http} and {@code secret}, or {@code bus}. */
final class HookTargetSection {

  private static final String OWN_ADDRESSES = "reinstate.";

  /** Some take the likes of 2130706433 for an address (URL Standard of the WHATWG, 3.5). */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(^|\\.)([0-9]+|0[xX][0-9a-fA-F]*)\\.?$");

  private static final int MOST_SECRETS = 2;
  private static final String SECRET =
      "must be whsec_ and the Base64 of 24 to 64 bytes, or a list of two such secrets";

  private final Mistakes mistakes;

  HookTargetSection(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Either of them, of a hook that signs what it sends; null when what is said is a mistake. */
  @Nullable HookTarget read(Section hook) {
    if ((hook.node("http") == null) == (hook.node("bus") == null)) {
      hook.mistake("must have exactly one of http and bus");
      return null;
    }
    boolean signed = hook.node("secret") != null;
    if (hook.node("http") == null) {
      if (signed) {
        hook.mistake("secret", "goes with http alone");
      }
      return bus(hook);
    }
    if (!signed) {
      hook.mistake("needs a secret to sign its messages with");
    }
    return http(hook);
  }

  /** A worker; null when what is said is a mistake. */
  static @Nullable HookTarget bus(Section hook) {
    String address = hook.text("bus");
    if (address == null) {
      return null;
    }
    if (address.startsWith(OWN_ADDRESSES) || address.startsWith("__vertx")) {
      hook.mistake("bus", "is an address of the service's own");
    }
    return new HookTarget.BusWorker(address);
  }

  /** An endpoint, with a secret if one is given; null when what is said is a mistake. */
  @Nullable HookTarget http(Section hook) {
    String text = hook.text("http");
    List<HookSecret> secrets = secrets(hook);
    URI url = text == null ? null : url(hook, text);
    return url == null ? null : new HookTarget.Http(url, secrets);
  }

  private static @Nullable URI url(Section hook, String text) {
    URI url = parsed(text);
    if (url == null) {
      hook.mistake("http", "must be an http or https URL with a host and without user or fragment");
    } else if (isForbidden(url.getHost())) {
      hook.mistake("http", "leads to a link-local, metadata or multicast address");
    }
    return url;
  }

  /** Null, without the text in any message: it may carry a password. */
  private static @Nullable URI parsed(String text) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      boolean usable =
          (scheme.equals("http") || scheme.equals("https"))
              && url.getHost() != null
              && (isAddress(url.getHost()) || !ENDS_IN_NUMBER.matcher(url.getHost()).find())
              && url.getRawUserInfo() == null
              && url.getRawFragment() == null
              && url.getPort() != 0
              && url.getPort() <= 65_535;
      return usable ? url : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** What is no literal address is looked up, and looked at, when something is sent. */
  private static boolean isForbidden(String host) {
    boolean scoped = host.contains("%"); // only link-local addresses have a scope
    return scoped
        || (isAddress(host) && ForbiddenAddresses.contain(InetAddresses.forUriString(host)));
  }

  private static boolean isAddress(String host) {
    return host.contains("%") || InetAddresses.isUriInetAddress(host);
  }

  private List<HookSecret> secrets(Section hook) {
    ConfigNode node = hook.node("secret");
    if (node == null) {
      return List.of();
    }
    return node instanceof ConfigNode.Items ? several(hook) : single(hook);
  }

  private static List<HookSecret> single(Section hook) {
    String text = hook.text("secret");
    HookSecret secret = text == null ? null : HookSecret.parse(text);
    if (text != null && secret == null) {
      hook.mistake("secret", SECRET);
    }
    return secret == null ? List.of() : List.of(secret);
  }

  private List<HookSecret> several(Section hook) {
    List<HookSecret> secrets = new ArrayList<>();
    List<Section.Item> items = hook.texts("secret");
    for (Section.Item item : items) {
      HookSecret secret = HookSecret.parse(item.text());
      if (secret == null) {
        mistakes.add(item.path(), SECRET, item.node());
      } else {
        secrets.add(secret);
      }
    }
    if (items.size() != MOST_SECRETS) {
      hook.mistake("secret", SECRET);
    }
    return secrets;
  }
}
