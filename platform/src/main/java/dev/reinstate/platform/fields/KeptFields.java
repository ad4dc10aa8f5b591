package dev.reinstate.platform.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.diff.FieldPath;
import java.util.List;

/**
 * A change without what may not be written.
 *
 * @param content what may be stored
 * @param paths where that made a difference, sorted by their text, as they are configured
 */
public record KeptFields(ObjectNode content, List<FieldPath> paths) {

  public KeptFields {
    paths = List.copyOf(paths);
  }
}
