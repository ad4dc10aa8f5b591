package dev.reinstate.restore;

import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.PreHookAnswer;

/** How hooks outside of this service are asked. Blocks until there is an answer. */
interface OutsideHooks {
  PreHookAnswer ask(CallPreHook question);
}
