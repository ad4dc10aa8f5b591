package dev.reinstate.api;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditFilter;
import dev.reinstate.contracts.AuditPage;
import dev.reinstate.contracts.ListAuditEntries;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Streams all entries that fit, one in a line. */
final class ExportAuditEntriesRoute implements Route {

  private static final int PAGE = 200;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Bus bus;
  private final Places places;

  ExportAuditEntriesRoute(Bus bus, Places places) {
    this.bus = bus;
    this.places = places;
  }

  @Override
  public Future<Answer> handle(Call call) {
    AuditFilter filter = AuditQuery.filter(call.query());
    return places.hold(
        () -> ask(call, filter, null).map(firstPage -> answer(call, filter, firstPage)));
  }

  private Answer answer(Call call, AuditFilter filter, Reply<AuditPage> firstPage) {
    return switch (firstPage) {
      case Refused<AuditPage>(var refusal) -> Answer.of(Problems.of(refusal, call.operation()));
      case Done<AuditPage>(var page, var replayed) ->
          Answer.streamed(
              call.answerType(),
              outlet ->
                  new AuditExport(
                          outlet, call.context().requestId(), before -> ask(call, filter, before))
                      .write(page));
    };
  }

  private Future<Reply<AuditPage>> ask(Call call, AuditFilter filter, @Nullable Long before) {
    var command = new ListAuditEntries(call.context(), filter, PAGE, before);
    return bus.request(Addresses.LIST_AUDIT_ENTRIES, command, TIMEOUT);
  }
}
