package dev.reinstate.restore;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.bus.Bus;
import java.time.Duration;

/** Has hooks asked by whoever serves {@link Addresses#CALL_PRE_HOOK}. */
final class BusHooks implements OutsideHooks {
  /** For the way there and back: whoever asks the hook knows more of what went wrong. */
  private static final Duration ON_THE_WAY = Duration.ofMillis(500);

  private final Bus bus;

  BusHooks(Bus bus) {
    this.bus = bus;
  }

  @Override
  public PreHookAnswer ask(CallPreHook question) {
    return switch (bus.request(
            Addresses.CALL_PRE_HOOK, question, question.patience().plus(ON_THE_WAY))
        .await()) {
      case Done<PreHookAnswer>(PreHookAnswer answer, boolean replayed) -> answer;
      case Refused<PreHookAnswer>(Refusal.Unavailable busy) ->
          new PreHookAnswer.Failed("nobody there to ask it");
      case Refused<PreHookAnswer>(Refusal refusal) ->
          new PreHookAnswer.Failed("it could not be asked");
    };
  }
}
