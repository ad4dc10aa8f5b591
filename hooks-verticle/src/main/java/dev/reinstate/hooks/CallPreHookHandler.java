package dev.reinstate.hooks;

import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.PreHookAnswer.Busy;
import dev.reinstate.contracts.PreHookAnswer.Failed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.hooks.CallPlaces.Place;
import dev.reinstate.platform.settings.HookTarget.BusWorker;
import dev.reinstate.platform.settings.HookTarget.Http;
import dev.reinstate.platform.settings.PreHook;
import dev.reinstate.platform.settings.PreHookWork.Ask;
import dev.reinstate.platform.settings.Settings;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks hooks outside of this service, where the configuration says they are. Whatever goes wrong is
 * an answer, too. To be called on virtual threads.
 */
final class CallPreHookHandler {
  private final Supplier<Settings> settings;
  private final PreHookCaller caller;
  private final CallPlaces places;

  CallPreHookHandler(Supplier<Settings> settings, PreHookCaller caller, CallPlaces places) {
    this.settings = settings;
    this.caller = caller;
    this.places = places;
  }

  Reply<PreHookAnswer> handle(CallPreHook call) {
    PreHook hook = settings.get().hooks().preHook(call.hook());
    return new Done<>(
        hook != null && hook.work() instanceof Ask ask
            ? bounded(ask, call)
            : new Failed("it is not configured here"));
  }

  /** Waiting for a place is part of its time. */
  private PreHookAnswer bounded(Ask ask, CallPreHook call) {
    Duration time = ask.timeout().compareTo(call.patience()) < 0 ? ask.timeout() : call.patience();
    var deadline = new Deadline(time);
    long size = size(call.before()) + size(call.after());
    Place place = places.take(call.hook(), size, deadline);
    if (place == Place.NONE) {
      return new Busy();
    }
    try {
      PreHookAnswer answer = answer(ask, call, deadline.remaining());
      // A hook that was left less than its time is not to blame for being late.
      return place == Place.AFTER_A_WAIT && answer.equals(PreHookCaller.LATE) ? new Busy() : answer;
    } finally {
      places.giveBack(call.hook(), size);
    }
  }

  private PreHookAnswer answer(Ask ask, CallPreHook call, Duration time) {
    return switch (ask.target()) {
      case Http http -> caller.ask(http, call, time);
      case BusWorker worker -> caller.ask(worker, call, time);
    };
  }

  private static long size(@Nullable String state) {
    return state == null ? 0 : state.length();
  }
}
