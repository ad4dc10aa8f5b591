package dev.reinstate.hooks;

import dev.reinstate.platform.Sha256;
import dev.reinstate.platform.settings.HookTarget;
import dev.reinstate.platform.settings.PostHook;
import java.util.stream.Collectors;

/**
 * Of where a hook leads and what its messages are signed with: a hook that its receiver has
 * disabled is another one when that has been changed.
 */
final class Fingerprint {
  private Fingerprint() {}

  /** 64 hexadecimal digits, which tell nothing of the secrets. */
  static String of(PostHook hook) {
    String text =
        switch (hook.target()) {
          case HookTarget.Http(var url, var secrets) ->
              "http "
                  + url
                  + secrets.stream().map(s -> " " + s.text()).collect(Collectors.joining());
          case HookTarget.BusWorker(var address) -> "bus " + address;
        };
    return Sha256.of(text);
  }
}
