package dev.reinstate.cluster;

import java.util.List;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.View;
import org.jgroups.protocols.pbcast.GMS;

/** Lets each of two members believe that the other has gone, as when the network was cut. */
final class Split {

  private Split() {}

  static void make(Pair pair) {
    JChannel first = pair.first().channel();
    JChannel second = pair.second().channel();
    long next = Math.max(first.getView().getViewId().getId(), second.getView().getViewId().getId());
    install(first, next + 1);
    install(second, next + 1);
  }

  private static void install(JChannel channel, long number) {
    GMS membership = channel.getProtocolStack().findProtocol(GMS.class);
    Address alone = channel.getAddress();
    membership.installView(new View(alone, number, List.of(alone)));
  }
}
