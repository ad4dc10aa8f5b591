package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.SpaceRestore;
import dev.reinstate.contracts.WriteOptions;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Answers those who ask for restores of spaces: with how it ended if that is known soon, otherwise
 * with what is known so far; and a repeated request with the restore that the first one has begun,
 * as it is now.
 */
final class SpaceRestoreAnswers {
  /** What a request leads to. */
  sealed interface Begun {}

  private record Now(RunningRestore running, Patience patience) implements Begun {}

  private record Earlier(SpaceRestore account) implements Begun {}

  private final Idempotency idempotency;
  private final SpacePermission permission;
  private final SpaceRestores restores;
  private final OperationReader accounts;

  SpaceRestoreAnswers(
      Idempotency idempotency,
      SpacePermission permission,
      SpaceRestores restores,
      OperationReader accounts) {
    this.idempotency = idempotency;
    this.permission = permission;
    this.restores = restores;
    this.accounts = accounts;
  }

  /**
   * Begins, if the caller may restore the space. What is done before it runs is taken from the time
   * for which he waits.
   *
   * @param inBackground whether he does not want to wait
   * @param request what there is to do; not asked for when an earlier request has begun it
   */
  Reply<Begun> begin(
      RequestContext context,
      WriteOptions options,
      String space,
      boolean inBackground,
      Supplier<Reply<RequestedRestore>> request) {
    Patience patience = inBackground ? Patience.none() : Patience.ofACommand();
    return permission
        .refusal(context.actor(), space)
        .<Reply<Begun>>map(Refused::new)
        .orElseGet(() -> permitted(context, options, space, () -> begin(request.get(), patience)));
  }

  /** How it ended, or what is known so far. */
  Reply<SpaceRestore> end(Begun begun) {
    return switch (begun) {
      case Now(var running, var patience) -> now(running, patience.left());
      case Earlier(var account) -> new Done<>(account, true);
    };
  }

  private Reply<Begun> permitted(
      RequestContext context, WriteOptions options, String space, Supplier<Reply<Begun>> work) {
    Reply<Begun> begun =
        idempotency.once(
            context, options, row -> new Earlier(account(space, row.getString("operation"))), work);
    return begun instanceof Done<Begun>(Earlier earlier, boolean replayed)
        ? permitted(context, earlier)
        : begun;
  }

  private Reply<Begun> begin(Reply<RequestedRestore> request, Patience patience) {
    return switch (request) {
      case Refused<RequestedRestore>(Refusal refusal) -> new Refused<>(refusal);
      case Done<RequestedRestore>(var restore, boolean replayed) ->
          restores.begin(restore).map(running -> new Now(running, patience));
    };
  }

  private Reply<SpaceRestore> now(RunningRestore running, Duration patience) {
    RequestedRestore restore = running.restore();
    return running
        .within(patience)
        .orElseGet(() -> new Done<>(account(restore.space(), restore.operation())));
  }

  private Reply<Begun> permitted(RequestContext context, Earlier earlier) {
    return permission
        .refusal(context.actor(), earlier.account().byCollection().keySet())
        .<Reply<Begun>>map(Refused::new)
        .orElseGet(() -> new Done<>(earlier));
  }

  private SpaceRestore account(String space, String operation) {
    SpaceRestore account = accounts.read(space, operation).await();
    if (account == null) {
      throw new IllegalStateException("begun without an account");
    }
    return account;
  }
}
