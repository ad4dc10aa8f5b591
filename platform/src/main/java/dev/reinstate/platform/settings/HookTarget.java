package dev.reinstate.platform.settings;

import java.net.URI;
import java.util.List;

/** Where a hook leads. */
public sealed interface HookTarget {

  /**
   * A receiver of webhooks, or an endpoint that answers questions.
   *
   * @param url http or https, with a host and without user info; no forbidden address, but a name
   *     in it can still lead to one
   * @param secrets each signs every message: one, or two while one takes the place of the other;
   *     none where messages are not signed, which only a pre-hook may have
   */
  record Http(URI url, List<HookSecret> secrets) implements HookTarget {
    /** Keeps its own copy. */
    public Http {
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * A worker on the event bus.
   *
   * @param address none of the service's own
   */
  record BusWorker(String address) implements HookTarget {}
}
