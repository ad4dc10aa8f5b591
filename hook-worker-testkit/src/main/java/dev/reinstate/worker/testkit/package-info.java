/** What authors of hook workers test them with: {@link HookWorkerConformance}. */
@NullMarked
package dev.reinstate.worker.testkit;

import org.jspecify.annotations.NullMarked;
