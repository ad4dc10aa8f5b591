/** PostgreSQL: its addresses, which of them is the primary, and statements sent there. */
@NullMarked
package dev.reinstate.platform.database;

import org.jspecify.annotations.NullMarked;
