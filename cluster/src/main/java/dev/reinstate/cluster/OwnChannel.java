package dev.reinstate.cluster;

import java.util.List;
import javax.sql.DataSource;
import org.infinispan.remoting.transport.jgroups.JGroupsChannelConfigurator;
import org.jgroups.JChannel;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.util.SocketFactory;

/** Gives the engine a channel that was made in code; it has nothing of its own to add to it. */
record OwnChannel(JChannel channel) implements JGroupsChannelConfigurator {

  @Override
  public JChannel createChannel(String name) {
    return channel;
  }

  @Override
  public String getName() {
    return "own";
  }

  @Override
  public String getProtocolStackString() {
    return channel.getProtocolStack().printProtocolSpec(false);
  }

  @Override
  public List<ProtocolConfiguration> getProtocolStack() {
    return List.of();
  }

  @Override
  public void setSocketFactory(SocketFactory sockets) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setDataSource(DataSource source) {
    throw new UnsupportedOperationException();
  }
}
