/** What the service tells of itself: figures, and the way of single requests through it. */
@NullMarked
package dev.reinstate.platform.telemetry;

import org.jspecify.annotations.NullMarked;
