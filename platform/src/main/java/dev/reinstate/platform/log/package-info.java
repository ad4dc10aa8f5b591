/**
 * The event log: what was committed, and what was refused, in the order in which it happened to
 * each document. Written by the restore verticle, read by everybody from a position of his own.
 */
@NullMarked
package dev.reinstate.platform.log;

import org.jspecify.annotations.NullMarked;
