/** Everything that crosses the bus: requests, sealed replies, events and their addresses. */
@NullMarked
package dev.reinstate.contracts;

import org.jspecify.annotations.NullMarked;
