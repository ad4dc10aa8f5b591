package dev.reinstate.platform.settings;

import java.io.StringReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/** Reads YAML text into {@link ConfigNode}s, which know their lines. */
final class YamlText {

  private static final int MAX_CHARACTERS = 1024 * 1024;
  private static final int MAX_DEPTH = 100;

  private YamlText() {}

  /** The root of the text; null if there is none or the text cannot be read as YAML. */
  static @Nullable ConfigNode read(
      String text, Map<String, String> environment, Mistakes mistakes) {
    try {
      Node root = yaml().compose(new StringReader(text));
      var converter = new NodeConverter(new Placeholders(environment), mistakes);
      return root == null ? null : converter.convert(root);
    } catch (MarkedYAMLException e) {
      mistakes.add("", "not valid YAML: " + problem(e), line(e));
    } catch (YAMLException e) {
      mistakes.add(
          "", "not valid YAML: too large, too deep or with characters not allowed", (Integer) null);
    }
    return null;
  }

  private static Yaml yaml() {
    var options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setNestingDepthLimit(MAX_DEPTH);
    // NodeConverter bounds what aliases expand to, and refuses tags with their line.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setTagInspector(tag -> true);
    var dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options),
        new Representer(dumping),
        dumping,
        options,
        new PlainResolver());
  }

  /** Never the snippet, and not the names it quotes: a secret may stand there. */
  private static String problem(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "unreadable" : e.getProblem();
    return problem.replaceFirst("(undefined alias|tag handle) .*", "$1");
  }

  private static @Nullable Integer line(MarkedYAMLException e) {
    return e.getProblemMark() == null ? null : e.getProblemMark().getLine() + 1;
  }
}
