/** Follows the event log and owns the audit tables. */
@NullMarked
package dev.reinstate.audit;

import org.jspecify.annotations.NullMarked;
