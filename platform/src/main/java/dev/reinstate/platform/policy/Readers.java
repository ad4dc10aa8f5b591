package dev.reinstate.platform.policy;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.platform.settings.Settings;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds out what callers may read, by the settings as they are at that moment. Safe for use from
 * any thread.
 */
public final class Readers {
  private final Supplier<Settings> settings;
  private final CompiledRules compiled = new CompiledRules();

  /** Takes the settings as they are at any moment. */
  public Readers(Supplier<Settings> settings) {
    this.settings = settings;
  }

  /**
   * What a caller may read in a collection of a space; nothing in one that is not configured, nor
   * in a space that his token is not good for.
   */
  public Reader reader(Actor actor, String space, String collection) {
    return new Reader(
        new User(actor), actor.mayEnter(space) ? grants(actor, collection) : List.of(), compiled);
  }

  private List<Grant> grants(Actor actor, String collection) {
    return settings.get().policies().grants(actor.roles(), collection, Action.READ);
  }
}
