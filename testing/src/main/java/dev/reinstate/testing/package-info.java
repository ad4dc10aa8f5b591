/** A real PostgreSQL for tests. */
@NullMarked
package dev.reinstate.testing;

import org.jspecify.annotations.NullMarked;
