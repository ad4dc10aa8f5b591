package dev.reinstate.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code tracing}. */
final class TracingSection {

  private static final Set<String> KEYS = Set.of("otlp", "service_name", "sample");

  private TracingSection() {}

  static TracingSettings read(Section root) {
    Section tracing = root.section("tracing", KEYS);
    TracingSettings unsaid = TracingSettings.DEFAULT;
    return new TracingSettings(
        otlp(tracing),
        tracing.text("service_name", unsaid.serviceName()),
        sample(tracing, unsaid.sample()));
  }

  private static @Nullable URI otlp(Section tracing) {
    String text = tracing.text("otlp");
    URI address = text == null ? null : address(text);
    if (text != null && address == null) {
      tracing.mistake("otlp", "must be http:// or https://, a host and a port, and nothing more");
    }
    return address;
  }

  private static @Nullable URI address(String text) {
    try {
      URI uri = new URI(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      String plain = uri.getScheme() + "://" + uri.getAuthority();
      boolean alone = text.equals(plain) || text.equals(plain + "/");
      return http && uri.getHost() != null && uri.getUserInfo() == null && alone
          ? new URI(plain)
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static double sample(Section tracing, double fallback) {
    String text = tracing.text("sample");
    if (text == null) {
      return fallback;
    }
    Double sample = Scalars.isNumber(text) ? Double.valueOf(text) : null;
    if (sample == null || sample <= 0 || sample > 1) {
      tracing.mistake("sample", "must be a number above 0, up to 1, such as 0.1");
      return fallback;
    }
    return sample;
  }
}
