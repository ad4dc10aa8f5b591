package dev.reinstate.platform.bus;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Role;
import dev.reinstate.platform.telemetry.CommandObserver;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The typed event bus: the only place that touches Vert.x's own.
 *
 * <p>A command that changes something is carried out at most once. Its sender always gets an
 * answer: an exception in a handler, a missing handler, a process that is gone and a time-out are
 * answered as refusals too. One instance per Vert.x instance; safe for use from any thread.
 *
 * <p>In a cluster commands go to other processes too: encrypted, and believed only when a process
 * with the same service key has made them for this one, no longer ago than its sender waits, and
 * for the first time. Nobody else on the cluster's bus can read them or make any. It takes clocks
 * that differ by no more than two seconds.
 */
public final class Bus {
  private static final String COMMITTED = "reinstate.committed";

  private final EventBus eventBus;
  private final LocalCommands local;
  private final WorkersOfOthers workers;
  private final Announcement committed;
  private final @Nullable Membership membership;

  /**
   * For one process, which nothing goes out of or comes into. A second instance for the same Vert.x
   * is an error.
   */
  public Bus(Vertx vertx) {
    this(vertx, local -> null);
  }

  private Bus(Vertx vertx, Function<LocalCommands, @Nullable Membership> among) {
    eventBus = vertx.eventBus();
    local = new LocalCommands(eventBus);
    workers = new WorkersOfOthers(eventBus);
    committed = new Announcement(vertx, () -> eventBus.publish(COMMITTED, ""));
    var codec = new WithinProcessCodec();
    eventBus.registerCodec(codec);
    eventBus.codecSelector(body -> ContractsCodec.carries(body.getClass()) ? codec.name() : null);
    membership = among.apply(local);
  }

  /**
   * For a process of a cluster, which Vert.x has joined.
   *
   * @param node what the cluster engine calls this process
   * @param roles of this process
   * @param serviceKey 32 bytes or more, the same in every process
   * @param configuration what this process goes by at the moment, in one word: others, or this one,
   *     warn when it is another one for long
   */
  public static Bus clustered(
      Vertx vertx,
      String node,
      Set<Role> roles,
      byte[] serviceKey,
      Supplier<String> configuration) {
    var presence = new Presence(node, roles, false);
    return clustered(vertx, presence, serviceKey, InstantSource.system(), configuration);
  }

  /** Where all go by one configuration. */
  static Bus clustered(Vertx vertx, Presence presence, byte[] serviceKey, InstantSource clock) {
    return clustered(vertx, presence, serviceKey, clock, presence::configuration);
  }

  private static Bus clustered(
      Vertx vertx,
      Presence presence,
      byte[] serviceKey,
      InstantSource clock,
      Supplier<String> configuration) {
    return new Bus(
        vertx, local -> new Membership(vertx, presence, serviceKey, local, clock, configuration));
  }

  /**
   * Lets the other processes know that this one can be sent commands: to be called when all that it
   * serves is served.
   *
   * @return completes when somebody is there for each role, or after two seconds; in one process at
   *     once
   */
  public Future<Void> enter() {
    return membership == null ? Future.succeededFuture() : membership.enter();
  }

  /**
   * Asks the other processes to send this one nothing more. To be called before what it serves
   * ends; it can send commands until Vert.x is closed.
   *
   * @return completes when what they have sent is answered, or after 25 seconds; in one process at
   *     once
   */
  public Future<Void> leave() {
    return membership == null ? Future.succeededFuture() : membership.leave();
  }

  /**
   * Tells that a process is gone, before its silence does.
   *
   * @param node what the cluster engine calls it
   */
  public void nodeLeft(String node) {
    if (membership != null) {
      membership.nodeLeft(node);
    }
  }

  /** The roles that commands are sent to and that no process is there for. */
  public Set<Role> missing() {
    return workers().missing();
  }

  /** How many processes are there for each role that commands are sent to. */
  public Map<Role, Integer> members() {
    var members = new EnumMap<Role, Integer>(Role.class);
    Workers now = workers();
    Workers.SERVING.forEach(role -> members.put(role, now.of(role).size()));
    return members;
  }

  /**
   * Sends a command to one of the processes that answer at the address.
   *
   * @param timeout how long to wait; whether a change that is not answered by then was committed is
   *     not known
   * @return completes with the answer, on the caller's context; fails only when the bus itself is
   *     broken
   */
  public <C, T> Future<Reply<T>> request(Address<C, T> address, C command, Duration timeout) {
    return membership == null
        ? local.request(address, command, timeout)
        : membership.request(address, command, timeout);
  }

  /** Has somebody look on while commands are answered that are served from now on. */
  public void observe(CommandObserver observer) {
    local.observe(observer);
  }

  /**
   * Answers the commands sent to an address. The handler is called on a virtual thread of its own
   * for each command: it may block, and has to expect itself on other threads at the same time.
   *
   * @return the registration; ends with the verticle that made it
   */
  public <C, T> MessageConsumer<C> serve(Address<C, T> address, Function<C, Reply<T>> handler) {
    return serve(address, command -> Optional.empty(), handler);
  }

  /**
   * The same, where some commands can be answered without blocking.
   *
   * @param direct called first, on the caller's event loop, which it must not block; empty leaves
   *     the command to the handler
   */
  public <C, T> MessageConsumer<C> serve(
      Address<C, T> address,
      Function<C, Optional<Future<Reply<T>>>> direct,
      Function<C, Reply<T>> handler) {
    return local.serve(address, direct, handler);
  }

  /**
   * Tells whoever follows the log that it has grown; of many commits in a short time not each. May
   * be lost: it is only speed.
   */
  public void publishCommitted() {
    committed.make();
  }

  /** Calls back, on the caller's context, when the log may have grown. */
  public MessageConsumer<String> onCommitted(Runnable wakeUp) {
    return eventBus.consumer(COMMITTED, message -> wakeUp.run());
  }

  /**
   * Tells a worker of somebody else's making something, at an address outside the contracts.
   *
   * @param headers that go with it
   * @param timeout how long to wait for an acknowledgement
   * @return completes on the caller's context; fails only when the bus itself is broken
   */
  public Future<Acknowledgement> tell(
      String address, String text, Map<String, String> headers, Duration timeout) {
    return ask(address, text, headers, timeout).map(WorkerReply::acknowledgement);
  }

  /** The same for a worker who is to say something. */
  public Future<WorkerReply> ask(
      String address, String text, Map<String, String> headers, Duration timeout) {
    return workers.ask(address, text, headers, timeout);
  }

  private Workers workers() {
    return membership == null ? Workers.here(local.served()) : membership.workers();
  }
}
