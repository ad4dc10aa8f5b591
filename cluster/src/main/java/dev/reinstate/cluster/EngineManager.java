package dev.reinstate.cluster;

import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.ext.cluster.infinispan.InfinispanClusterManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.remoting.transport.Address;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between Vert.x and the engine. {@link #getNodes} and the two after it call, in the original,
 * something that the newer Infinispan in use no longer shows.
 *
 * <p>When two parts of a cluster that were apart meet again, the engine gives each what the larger
 * one knew, in which those of the other are no longer. So each member says again then what it is,
 * and where it listens.
 */
final class EngineManager extends InfinispanClusterManager {

  private static final Logger LOG = LoggerFactory.getLogger(EngineManager.class);

  /**
   * Seconds after parts have met. Once is not enough: the engine can take longer than the first to
   * put together what they know, and overwrites what was said meanwhile.
   */
  private static final List<Integer> AGAIN = List.of(5, 15);

  private record Registration(String address, RegistrationInfo info) {}

  private final DefaultCacheManager engine;
  private final String host;
  private final Set<Registration> own = ConcurrentHashMap.newKeySet();
  private volatile @Nullable NodeInfo self;
  private volatile @Nullable RegistrationListener listener;

  EngineManager(DefaultCacheManager engine, String host) {
    super(engine);
    this.engine = engine;
    this.host = host;
    engine.addListener(new Meeting(this::met));
  }

  private void met() {
    for (int seconds : AGAIN) {
      Executor later = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
      later.execute(this::sayAgain);
    }
  }

  /** Completes when the others know it, or some of it cannot be said. */
  Future<?> sayAgain() {
    NodeInfo info = self;
    RegistrationListener told = listener;
    if (info == null || told == null || !isActive()) {
      return Future.succeededFuture();
    }
    List<Future<?>> said = new ArrayList<>();
    said.add(done(promise -> super.setNodeInfo(info, promise)));
    own.forEach(one -> said.add(putAgain(one)));
    told.registrationsLost();
    return Future.join(said).onFailure(EngineManager::warn);
  }

  /**
   * What is there already for one part would not be told to the other: so it is taken away first.
   * For as long another one of the same member stands in for it, by which this member is found; for
   * longer when something of it fails.
   */
  private Future<Void> putAgain(Registration one) {
    RegistrationInfo info = one.info();
    var standIn =
        new RegistrationInfo(info.nodeId(), ~info.seq(), false); // Vert.x has none below 0
    var other = new Registration(one.address(), standIn);
    return put(other)
        .eventually(() -> remove(one))
        .eventually(() -> put(one))
        .eventually(() -> own.contains(one) ? Future.succeededFuture() : remove(one))
        .compose(there -> remove(other));
  }

  private Future<Void> put(Registration one) {
    return done(promise -> super.addRegistration(one.address(), one.info(), promise));
  }

  private Future<Void> remove(Registration one) {
    return done(promise -> super.removeRegistration(one.address(), one.info(), promise));
  }

  private static Future<Void> done(Consumer<Promise<Void>> task) {
    Promise<Void> done = Promise.promise();
    task.accept(done);
    return done.future();
  }

  private static void warn(Throwable failure) {
    LOG.warn("The others may not find this member: {}", failure.getClass().getSimpleName());
  }

  @Override
  public void setNodeInfo(NodeInfo info, Completable<Void> done) {
    self = info;
    super.setNodeInfo(info, done);
  }

  @Override
  public void addRegistration(String address, RegistrationInfo info, Completable<Void> done) {
    if (!info.localOnly()) { // else no other member knows of it
      own.add(new Registration(address, info));
    }
    super.addRegistration(address, info, done);
  }

  @Override
  public void removeRegistration(String address, RegistrationInfo info, Completable<Void> done) {
    own.remove(new Registration(address, info));
    super.removeRegistration(address, info, done);
  }

  @Override
  public synchronized void registrationListener(RegistrationListener told) {
    listener = told;
    super.registrationListener(told);
  }

  @Override
  public List<String> getNodes() {
    return engine.getMembers().stream().map(Address::toString).toList();
  }

  @Override
  public String clusterHost() {
    return host;
  }

  @Override
  public String clusterPublicHost() {
    return host;
  }
}
