/** A real PostgreSQL for tests, and certificates. */
@NullMarked
package dev.reinstate.testing;

import org.jspecify.annotations.NullMarked;
