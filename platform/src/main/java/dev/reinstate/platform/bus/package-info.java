/**
 * The bus that carries commands to the verticles that serve them: within a process as they are,
 * between the processes of a cluster sealed.
 */
@NullMarked
package dev.reinstate.platform.bus;

import org.jspecify.annotations.NullMarked;
