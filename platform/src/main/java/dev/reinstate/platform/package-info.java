/** What every verticle needs: the bus, the event log, PostgreSQL and the settings. */
@NullMarked
package dev.reinstate.platform;

import org.jspecify.annotations.NullMarked;
