package dev.reinstate.platform.telemetry;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Refusal.Failed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts what came of something: {@code done}, or the kind of refusal, such as {@code
 * version_not_found}. Safe for use from any thread.
 */
public final class Outcomes {

  private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=.)(?=[A-Z])");

  private final MeterRegistry meters;
  private final String name;
  private final String description;
  private final Tags tags;

  /** By the class that stands for the outcome. */
  private final Map<Class<?>, Counter> counters = new ConcurrentHashMap<>();

  private Outcomes(MeterRegistry meters, String name, String description, Tags tags) {
    this.meters = meters;
    this.name = name;
    this.description = description;
    this.tags = tags;
    counters.put(Done.class, counter(Done.class)); // that there were none is a figure, too
  }

  /** Of the commands of one address. */
  static Outcomes ofCommands(MeterRegistry meters, Address<?, ?> address) {
    String command = address.name().substring(address.name().indexOf('.') + 1);
    return new Outcomes(
        meters,
        "reinstate.commands",
        "Commands answered by this process, by what came of them",
        Tags.of("command", command));
  }

  /** Of whole spaces that go back in time. */
  public static Outcomes ofSpaceRestores(MeterRegistry meters) {
    return new Outcomes(
        meters,
        "reinstate.space.restores",
        "Restores of spaces that ended in this process, by what came of them",
        Tags.empty());
  }

  /**
   * It has ended.
   *
   * @param reply null: without an answer, which is a failure
   */
  public void count(@Nullable Reply<?> reply) {
    counters.computeIfAbsent(kind(reply), this::counter).increment();
  }

  /** In one word. */
  static String word(@Nullable Reply<?> reply) {
    return word(kind(reply));
  }

  private static Class<?> kind(@Nullable Reply<?> reply) {
    return switch (reply) {
      case null -> Failed.class;
      case Done<?> done -> Done.class;
      case Refused<?>(var refusal) -> refusal.getClass();
    };
  }

  private Counter counter(Class<?> kind) {
    return Counter.builder(name)
        .description(description)
        .tags(tags.and("outcome", word(kind)))
        .register(meters);
  }

  private static String word(Class<?> kind) {
    return INNER_CAPITAL.matcher(kind.getSimpleName()).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
