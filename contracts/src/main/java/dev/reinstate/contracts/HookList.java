package dev.reinstate.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configured hooks.
 *
 * @param hooks those before a commit first, each in the order of the configuration
 */
public record HookList(List<Hook> hooks) {
  /** Keeps its own copy. */
  public HookList {
    hooks = List.copyOf(hooks);
  }

  /**
   * One of them. Says nothing of its secrets.
   *
   * @param name of the hook
   * @param moment when its turn is
   * @param kind what it is
   * @param collection whose documents it is about
   * @param actions what it is asked about or told of, in the order of {@link Action}
   * @param http the URL it leads to, without its query; null when it leads elsewhere
   * @param bus the address on the event bus it leads to; null when it leads elsewhere
   * @param disabledAt since when its receiver wants no more (410), so that nothing is sent to it;
   *     null when it is enabled
   * @param open how many of its deliveries are waiting or delivering; those of 100,000 documents
   *     are counted
   * @param dead how many of the newest 100,000 dead deliveries are its own
   */
  public record Hook(
      String name,
      HookMoment moment,
      HookKind kind,
      String collection,
      List<Action> actions,
      @Nullable String http,
      @Nullable String bus,
      @Nullable Instant disabledAt,
      long open,
      long dead) {
    /** Keeps its own copy. */
    public Hook {
      actions = List.copyOf(actions);
    }
  }
}
