package dev.reinstate.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The credentials of an {@code Authorization} header, as RFC 6750 section 2.1 spells them. */
final class BearerToken {

  private static final Pattern HEADER =
      Pattern.compile("bearer +([A-Za-z0-9._~+/-]+=*) *", Pattern.CASE_INSENSITIVE);

  private BearerToken() {}

  /**
   * The token in the header.
   *
   * @throws Unauthenticated if there is no header, or it has no bearer token in it
   */
  static String in(@Nullable String header) {
    if (header == null) {
      throw new Unauthenticated("no Authorization header");
    }
    var matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new Unauthenticated("no bearer token in the Authorization header");
    }
    return matcher.group(1);
  }
}
