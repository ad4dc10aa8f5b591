package dev.reinstate.platform.bus;

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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private final FakeClusterManager engine = new FakeClusterManager();
  private volatile Consumer<DeliveryContext<Object>> sending = DeliveryContext::next;
  private volatile Function<String, String> work = id -> id;

  ClusterNode(Role... roles) throws Exception {
    this(KEY, roles);
  }

  ClusterNode(byte[] serviceKey, Role... roles) throws Exception {
    var options = new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1"));
    vertx = await(Vertx.builder().with(options).withClusterManager(engine).buildClustered());
    vertx.eventBus().addOutboundInterceptor((DeliveryContext<Object> sent) -> sending.accept(sent));
    name = engine.getNodeId();
    Set<Role> all = EnumSet.noneOf(Role.class);
    all.addAll(List.of(roles));
    bus = Bus.clustered(vertx, name, all, serviceKey);
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
    return new Done<>(new DeletedDocument(name, 1));
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
}
