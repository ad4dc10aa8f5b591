package dev.reinstate.platform.bus;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.Role;
import dev.reinstate.contracts.WriteOptions;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** One of several processes that are all in this one. Its workers answer with its name. */
final class ClusterNode {
  static final byte[] KEY = "k".repeat(32).getBytes(StandardCharsets.US_ASCII);
  static final Address<DocumentKey, DeletedDocument> READ =
      Address.reading("reinstate.read", Role.RESTORE);
  static final Address<DeleteDocument, DeletedDocument> DELETE =
      Address.changing("reinstate.delete", Role.RESTORE);
  static final Address<DocumentKey, DeletedDocument> LIST =
      Address.reading("reinstate.list", Role.AUDIT);

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final RequestContext CONTEXT =
      new RequestContext(
          new Actor("alice", List.of(), "{}"), "request", null, "127.0.0.1", null, Instant.EPOCH);

  final Vertx vertx;
  final String name;
  final Bus bus;

  /** When it knows the others. */
  final Future<Void> entered;

  /** The ids of the documents of the commands that were carried out here. */
  final List<String> done = new CopyOnWriteArrayList<>();

  private final Engine engine = new Engine();
  private volatile Consumer<DeliveryContext<Object>> sending = DeliveryContext::next;
  private volatile Function<String, String> work = id -> id;
  private volatile String answered;

  ClusterNode(Role... roles) throws Exception {
    this(KEY, roles);
  }

  ClusterNode(byte[] serviceKey, Role... roles) throws Exception {
    this(serviceKey, InstantSource.system(), roles);
  }

  ClusterNode(byte[] serviceKey, InstantSource clock, Role... roles) throws Exception {
    var options = new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1"));
    vertx = await(Vertx.builder().with(options).withClusterManager(engine).buildClustered());
    vertx.eventBus().addOutboundInterceptor((DeliveryContext<Object> sent) -> sending.accept(sent));
    name = engine.getNodeId();
    answered = name;
    Set<Role> all = EnumSet.noneOf(Role.class);
    all.addAll(List.of(roles));
    bus = Bus.clustered(vertx, new Presence(name, all, false), serviceKey, clock);
    if (all.contains(Role.RESTORE)) {
      serve(READ, DocumentKey::id);
      serve(DELETE, command -> command.document().id());
    }
    if (all.contains(Role.AUDIT)) {
      serve(LIST, DocumentKey::id);
    }
    entered = bus.enter();
  }

  /** What each command does before it is answered; given the id of its document. */
  void works(Function<String, String> work) {
    this.work = work;
  }

  /**
   * Has this process begin commands, and end none of them before it may.
   *
   * @return the ids of the documents of those that have begun
   */
  Set<String> holds(CountDownLatch end) {
    Set<String> begun = ConcurrentHashMap.newKeySet();
    works(
        id -> {
          begun.add(id);
          Uninterruptibles.awaitUninterruptibly(end);
          return id;
        });
    return begun;
  }

  /** What becomes of each message that this process sends. */
  void sends(Consumer<DeliveryContext<Object>> sending) {
    this.sending = sending;
  }

  Future<Reply<DeletedDocument>> read(String id) {
    return bus.request(READ, document(id), LONG);
  }

  Future<Reply<DeletedDocument>> delete(String id) {
    var options = new WriteOptions(null, null, null);
    return bus.request(DELETE, new DeleteDocument(CONTEXT, options, document(id)), LONG);
  }

  Future<Reply<DeletedDocument>> list(String id) {
    return bus.request(LIST, document(id), LONG);
  }

  /** How many processes of a role this one knows. */
  int knows(Role role) {
    return bus.members().getOrDefault(role, 0);
  }

  /** What a worker of this process answers. */
  Reply<DeletedDocument> answer() {
    return new Done<>(new DeletedDocument(answered, 1));
  }

  /** Has the workers of this process answer this instead of its name. */
  void answers(String text) {
    answered = text;
  }

  /** What this process sends arrives, but nobody finds it to send it something of its own. */
  void hide() throws Exception {
    await(engine.forAllOwn(engine::removeRegistration));
  }

  /** As it was before it was hidden. */
  void show() throws Exception {
    await(engine.forAllOwn(engine::addRegistration));
  }

  /** Has the engine believe that another process listens at an address for everybody. */
  void slander(ClusterNode another, String address) throws Exception {
    Promise<Void> believed = Promise.promise();
    engine.addRegistration(address, new RegistrationInfo(another.name, 1_000, false), believed);
    await(believed.future());
  }

  void close() throws Exception {
    await(vertx.close());
  }

  static DocumentKey document(String id) {
    return new DocumentKey("default", "employees", id);
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private <C> void serve(Address<C, DeletedDocument> address, Function<C, String> id)
      throws Exception {
    await(
        bus.serve(
                address,
                command -> {
                  done.add(work.apply(id.apply(command)));
                  return answer();
                })
            .completion());
  }

  /** Knows at which addresses its process can be sent something of its own. */
  private static final class Engine extends FakeClusterManager {
    private interface Change {
      void make(String address, RegistrationInfo info, Completable<Void> done);
    }

    private final Map<String, RegistrationInfo> own = new ConcurrentHashMap<>();

    @Override
    public void addRegistration(String address, RegistrationInfo info, Completable<Void> done) {
      if (address.startsWith("reinstate.bus.")) {
        own.put(address, info);
      }
      super.addRegistration(address, info, done);
    }

    Future<?> forAllOwn(Change change) {
      List<Future<Void>> made = new ArrayList<>();
      own.forEach(
          (address, info) -> {
            Promise<Void> done = Promise.promise();
            change.make(address, info, done);
            made.add(done.future());
          });
      return Future.all(made);
    }
  }
}
