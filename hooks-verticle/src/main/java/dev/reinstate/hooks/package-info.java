/** Answers pre-hook calls, follows the event log and owns the deliveries. */
@NullMarked
package dev.reinstate.hooks;

import org.jspecify.annotations.NullMarked;
