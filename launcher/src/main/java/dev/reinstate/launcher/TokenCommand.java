package dev.reinstate.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.reinstate.api.TokenIssuer;
import dev.reinstate.launcher.database.StartupException;
import dev.reinstate.platform.settings.JwtKey;
import dev.reinstate.platform.settings.JwtSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes one token that a service with the same configuration and data directory accepts. */
@Command(
    name = "token",
    description = "Prints one JWT that this configuration accepts.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

  /** The claim that binds a token to a space. */
  private static final String SPACE = "space";

  private static final JsonMapper JSON = new JsonMapper();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--user", required = true, paramLabel = "ID", description = "Whose token it is.")
  private String user = "";

  @Option(
      names = "--role",
      required = true,
      split = ",",
      paramLabel = "R",
      description = "The roles in it.")
  private List<String> roles = List.of();

  @Option(
      names = "--claim",
      paramLabel = "k=v",
      description = "A further claim; the value may be a JSON number, boolean or null.")
  private Map<String, String> claims = Map.of();

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      converter = Lifetime.class,
      description = "How long it is good for: 30s, 15m, 1h, 7d (default: 1h).")
  private Duration lifetime = Duration.ofHours(1);

  @Override
  public Integer call() {
    JwtSettings jwt = GeneratedSecret.orOf(common.settings(), common.dataDirectory());
    if (!(jwt.key() instanceof JwtKey.Secret)) {
      throw new StartupException(
          "this configuration trusts the tokens of another issuer, whose private key is not here;"
              + " get one there");
    }
    spec.commandLine().getOut().println(issue(jwt));
    return 0;
  }

  private String issue(JwtSettings jwt) {
    if (user.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--user must not be empty");
    }
    try {
      return TokenIssuer.issue(jwt, user, roles, json(), lifetime);
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
    }
  }

  private Map<String, JsonNode> json() {
    Map<String, JsonNode> values = new TreeMap<>();
    claims.forEach((name, value) -> values.put(name, claim(name, value)));
    return values;
  }

  /** A space can be called 2025. */
  private static JsonNode claim(String name, String value) {
    return name.equals(SPACE) ? TextNode.valueOf(value) : scalar(value);
  }

  private static JsonNode scalar(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isValueNode() && !node.isMissingNode() ? node : TextNode.valueOf(text);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(text);
    }
  }
}
