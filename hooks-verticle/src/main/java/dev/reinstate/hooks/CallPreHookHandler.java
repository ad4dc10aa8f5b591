package dev.reinstate.hooks;

import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.PreHookAnswer.Failed;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
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
  private final RunningCalls running = new RunningCalls();

  CallPreHookHandler(Supplier<Settings> settings, PreHookCaller caller) {
    this.settings = settings;
    this.caller = caller;
  }

  Reply<PreHookAnswer> handle(CallPreHook call) {
    PreHook hook = settings.get().hooks().preHook(call.hook());
    return new Done<>(
        hook != null && hook.work() instanceof Ask ask
            ? bounded(ask, call)
            : new Failed("it is not configured here"));
  }

  private PreHookAnswer bounded(Ask ask, CallPreHook call) {
    long size = size(call.before()) + size(call.after());
    if (!running.begin(call.hook(), size)) {
      return new Failed("too many calls under way");
    }
    try {
      return answer(ask, call);
    } finally {
      running.end(call.hook(), size);
    }
  }

  private PreHookAnswer answer(Ask ask, CallPreHook call) {
    Duration time = ask.timeout().compareTo(call.patience()) < 0 ? ask.timeout() : call.patience();
    return switch (ask.target()) {
      case Http http -> caller.ask(http, call, time).await();
      case BusWorker worker -> caller.ask(worker, call, time).await();
    };
  }

  private static long size(@Nullable String state) {
    return state == null ? 0 : state.length();
  }
}
