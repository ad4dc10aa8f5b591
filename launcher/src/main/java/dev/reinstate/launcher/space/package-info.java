/** The restore of a space from the command line: a client of the HTTP API like any other. */
@NullMarked
package dev.reinstate.launcher.space;

import org.jspecify.annotations.NullMarked;
