package dev.reinstate.cluster;

import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.event.MergeEvent;

/** Tells when parts of the cluster that were apart have met. */
@Listener(sync = false)
public final class Meeting {

  private final Runnable met;

  Meeting(Runnable met) {
    this.met = met;
  }

  /** Called by the engine. */
  @Merged
  public void merged(MergeEvent event) {
    met.run();
  }
}
