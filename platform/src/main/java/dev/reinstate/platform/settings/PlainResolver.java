package dev.reinstate.platform.settings;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Leaves the type of a plain scalar open. SnakeYAML would decide it by YAML 1.1, where {@code no}
 * is a boolean, and before environment variables are replaced.
 */
final class PlainResolver extends Resolver {

  static final Tag PLAIN = new Tag("plain");

  @Override
  public Tag resolve(NodeId kind, String value, boolean implicit) {
    return kind == NodeId.scalar && implicit ? PLAIN : super.resolve(kind, value, false);
  }
}
