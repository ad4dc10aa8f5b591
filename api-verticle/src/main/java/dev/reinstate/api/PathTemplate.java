package dev.reinstate.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A path of the OpenAPI document, such as {@code /{collection}/{id}}.
 *
 * @param segments what stands between the slashes
 */
record PathTemplate(List<String> segments) {

  private static final String COLLECTION = "{collection}";
  private static final Set<String> WORDS_IN_SPACE =
      Set.of("versions", "diff", "restore", "restores", "snapshots", "history");

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

  /** The service's own words never name a collection, and in a space there are more of them. */
  private static boolean isReserved(String segment, boolean inSpace) {
    return segment.isEmpty()
        || segment.startsWith("_")
        || segment.equals("spaces")
        || (inSpace && WORDS_IN_SPACE.contains(segment));
  }

  boolean matches(List<String> path) {
    if (path.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!fits(i, path.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(int place, String segment) {
    String wanted = segments.get(place);
    if (wanted.equals(COLLECTION)) {
      return !isReserved(segment, place > 0);
    }
    return isParameter(wanted) || wanted.equals(segment);
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
