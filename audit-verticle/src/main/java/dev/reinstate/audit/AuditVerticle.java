package dev.reinstate.audit;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.log.EventLog;
import dev.reinstate.platform.log.LogFollower;
import dev.reinstate.platform.policy.Readers;
import dev.reinstate.platform.policy.ServiceAccess;
import dev.reinstate.platform.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Keeps the audit trail: follows the log at a position of its own, appends an entry for each event,
 * signs the trail's end, and answers what is asked about it. None of it is in the path of a
 * request. To be deployed once in a process, on virtual threads: it compares and hashes documents.
 */
public final class AuditVerticle extends VerticleBase {
  private static final String CONSUMER = "audit";

  private final Supplier<Settings> settings;
  private final Pg pg;
  private final EventLog log;
  private final Bus bus;
  private final AuditKey key;
  private final HeadSigning signing;
  private final EntryAppender appender = new EntryAppender();

  /**
   * Takes what it works with.
   *
   * @param settings asked once by each command: they may change between two
   * @param key signs the trail's end
   * @param clock dates the signatures
   */
  public AuditVerticle(
      Supplier<Settings> settings, Pg pg, EventLog log, Bus bus, AuditKey key, Clock clock) {
    this.settings = settings;
    this.pg = pg;
    this.log = log.withoutStates();
    this.bus = bus;
    this.key = key;
    this.signing = new HeadSigning(pg, key, clock);
  }

  /** Fails with {@link OtherAuditKeyException} where the trail is signed with another key. */
  @Override
  public Future<?> start() {
    return signing.requireOwn().compose(own -> serve());
  }

  private Future<?> serve() {
    var access = new ServiceAccess(settings, "_audit");
    serveEntries(access);
    bus.serve(
        Addresses.READ_AUDIT_HEAD, new ReadAuditHeadHandler(access, new HeadStore(pg))::handle);
    bus.serve(
        Addresses.VERIFY_AUDIT,
        new VerifyAuditHandler(access, new AuditVerifier(pg, key.publicKey()), signing)::handle);
    signing.start(vertx);
    return new LogFollower(vertx, log, CONSUMER, appender::append).start(bus);
  }

  /** Signs what there is, once what is still in the log has been taken in. */
  @Override
  public Future<?> stop() {
    return new LastReading(pg, log, CONSUMER, appender).run().compose(read -> signing.sign());
  }

  private void serveEntries(ServiceAccess access) {
    var entries = new EntryStore(pg);
    var subjects = new SubjectStore(pg);
    var readers = new Readers(settings);
    bus.serve(
        Addresses.LIST_AUDIT_ENTRIES,
        new ListAuditEntriesHandler(access, entries, subjects, readers)::handle);
    bus.serve(
        Addresses.READ_AUDIT_ENTRY,
        new ReadAuditEntryHandler(access, entries, subjects, readers)::handle);
  }
}
