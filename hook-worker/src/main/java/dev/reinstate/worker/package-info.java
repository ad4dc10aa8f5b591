/** For somebody else's JVM: answers pre-hooks and consumes post-hooks over the event bus. */
@NullMarked
package dev.reinstate.worker;

import org.jspecify.annotations.NullMarked;
