/** A Vert.x that is a member of the service's cluster. Needs no other module of Reinstate. */
@NullMarked
package dev.reinstate.cluster;

import org.jspecify.annotations.NullMarked;
