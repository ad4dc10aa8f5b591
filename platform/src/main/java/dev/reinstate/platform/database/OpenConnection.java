package dev.reinstate.platform.database;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.sqlclient.internal.command.CommandResponse;
import java.time.Duration;
import java.util.Set;

/**
 * A connection, and since when its server says nothing. It sits next to the driver in the channel:
 * what is written here is one command each, and each gets one response. Safe for use from any
 * thread.
 */
final class OpenConnection extends ChannelDuplexHandler {
  /** What Vert.x calls the place where the driver is told what came. */
  private static final String DRIVER = "handler";

  private final Channel channel;

  /** Only touched by the channel's own thread. */
  private int unanswered;

  private volatile boolean waiting;
  private volatile long heard = System.nanoTime();
  private volatile boolean doubted;
  private volatile int process;

  private OpenConnection(Channel channel) {
    this.channel = channel;
  }

  /** Listens from now on; to a channel whose driver is waiting for nothing. */
  static OpenConnection of(Channel channel) {
    var connection = new OpenConnection(channel);
    channel.pipeline().addBefore(DRIVER, "silence", connection);
    return connection;
  }

  /** Notes which process of the server is there for it, as the server numbers them. */
  void isServedBy(int number) {
    process = number;
  }

  /** Whether something was asked, and for longer than that not a byte has come. */
  boolean isWaiting(Duration limit) {
    return waiting && isSilent(limit);
  }

  /** Whether for longer than that nothing was asked and nothing has come. */
  boolean isIdle(Duration limit) {
    return !waiting && isSilent(limit);
  }

  /**
   * Whether nobody is going to answer: the server has now said twice, with no word over this
   * connection in between, that it does nothing for it. Once is not enough: what was sent may have
   * been on its way. A server that is at work is as good as a word of it.
   */
  boolean isForgotten(Set<Integer> atWork) {
    if (atWork.contains(process)) {
      heard();
      return false;
    }
    boolean again = doubted;
    doubted = true;
    return again;
  }

  /** Fails what is under way: past the driver's part of the channel, which would begin to wait. */
  void cut() {
    ChannelFuture unused = channel.pipeline().firstContext().close();
  }

  @Override
  public void write(ChannelHandlerContext context, Object command, ChannelPromise written)
      throws Exception {
    if (unanswered++ == 0) {
      heard();
      waiting = true;
    }
    super.write(context, command, written);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof CommandResponse && unanswered > 0 && --unanswered == 0) {
      waiting = false;
    }
    super.channelRead(context, message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    heard();
    super.channelReadComplete(context);
  }

  private void heard() {
    heard = System.nanoTime();
    doubted = false;
  }

  private boolean isSilent(Duration limit) {
    return System.nanoTime() - heard > limit.toNanos();
  }
}
