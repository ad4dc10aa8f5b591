/** Follows the event log and owns the deliveries to hooks. */
@NullMarked
package dev.reinstate.hooks;

import org.jspecify.annotations.NullMarked;
