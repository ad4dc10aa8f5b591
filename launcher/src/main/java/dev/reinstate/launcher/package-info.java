/** The command line, and the assembly of everything else into one running service. */
@NullMarked
package dev.reinstate.launcher;

import org.jspecify.annotations.NullMarked;
