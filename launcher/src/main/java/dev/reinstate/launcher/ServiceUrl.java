package dev.reinstate.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a running service is: {@code http://HOST:PORT}, or {@code https} and a path before it. */
final class ServiceUrl implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    try {
      URI url = new URI(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
        return url;
      }
    } catch (URISyntaxException noUri) {
      // Said below.
    }
    throw new TypeConversionException("'" + text + "' is not of the form http://HOST:PORT");
  }
}
