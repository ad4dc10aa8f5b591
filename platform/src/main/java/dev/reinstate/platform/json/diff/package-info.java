/** What changed between two documents, field by field. */
@NullMarked
package dev.reinstate.platform.json.diff;

import org.jspecify.annotations.NullMarked;
