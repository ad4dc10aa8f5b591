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
  private sealed interface Begun {}

  private record Now(RunningRestore running) implements Begun {}

  private record Earlier(String operation) implements Begun {}

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
   * Answers, if the caller may restore the space. What is done before it runs is taken from the
   * time for which he waits.
   *
   * @param inBackground whether he does not want to wait
   * @param request what there is to do; not asked for when an earlier request has begun it
   */
  Reply<SpaceRestore> answer(
      RequestContext context,
      WriteOptions options,
      String space,
      boolean inBackground,
      Supplier<Reply<RequestedRestore>> request) {
    return permission
        .refusal(context.actor(), space)
        .<Reply<SpaceRestore>>map(Refused::new)
        .orElseGet(() -> permitted(context, options, space, inBackground, request));
  }

  private Reply<SpaceRestore> permitted(
      RequestContext context,
      WriteOptions options,
      String space,
      boolean inBackground,
      Supplier<Reply<RequestedRestore>> request) {
    Patience patience = Patience.ofACommand();
    Reply<Begun> begun =
        idempotency.once(
            context,
            options,
            row -> new Earlier(row.getString("operation")),
            () -> request.get().map(restore -> new Now(restores.begin(restore))));
    return switch (begun) {
      case Refused<Begun>(Refusal refusal) -> new Refused<>(refusal);
      case Done<Begun>(Now(var running), boolean replayed) ->
          now(running, inBackground ? Duration.ZERO : patience.left());
      case Done<Begun>(Earlier(String operation), boolean replayed) ->
          earlier(context, space, operation);
    };
  }

  private Reply<SpaceRestore> now(RunningRestore running, Duration patience) {
    RequestedRestore restore = running.restore();
    return running
        .within(patience)
        .orElseGet(() -> new Done<>(account(restore.space(), restore.operation())));
  }

  private Reply<SpaceRestore> earlier(RequestContext context, String space, String operation) {
    SpaceRestore account = account(space, operation);
    return permission
        .refusal(context.actor(), account.byCollection().keySet())
        .<Reply<SpaceRestore>>map(Refused::new)
        .orElseGet(() -> new Done<>(account, true));
  }

  private SpaceRestore account(String space, String operation) {
    SpaceRestore account = accounts.read(space, operation).await();
    if (account == null) {
      throw new IllegalStateException("begun without an account");
    }
    return account;
  }
}
