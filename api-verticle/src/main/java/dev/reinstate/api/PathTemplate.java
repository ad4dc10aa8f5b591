package dev.reinstate.api;

import java.util.ArrayList;
import java.util.List;

/**
 * A path of the OpenAPI document, such as {@code /{collection}/{id}}.
 *
 * @param segments what stands between the slashes
 */
record PathTemplate(List<String> segments) {

  PathTemplate {
    segments = List.copyOf(segments);
  }

  static PathTemplate parse(String path) {
    return new PathTemplate(split(path));
  }

  /** Cuts a path at its slashes; nothing is decoded, and empty segments are kept. */
  static List<String> split(String path) {
    List<String> segments = new ArrayList<>(8);
    int start = path.startsWith("/") ? 1 : 0;
    for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
      segments.add(path.substring(start, slash));
      start = slash + 1;
    }
    segments.add(path.substring(start));
    return segments;
  }

  /** The service's own words never name a collection. */
  static boolean isReserved(String firstSegment) {
    return firstSegment.isEmpty() || firstSegment.startsWith("_") || firstSegment.equals("spaces");
  }

  boolean matches(List<String> path) {
    if (path.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      boolean fits =
          isParameter(segments.get(i))
              ? i > 0 || !isReserved(path.getFirst())
              : segments.get(i).equals(path.get(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  boolean has(String parameter) {
    return segments.contains("{" + parameter + "}");
  }

  /** The place of a parameter in a path that matches. */
  int indexOf(String parameter) {
    int index = segments.indexOf("{" + parameter + "}");
    if (index < 0) {
      throw new IllegalArgumentException(segments + " has no parameter " + parameter);
    }
    return index;
  }

  long parameters() {
    return segments.stream().filter(PathTemplate::isParameter).count();
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }
}
