/** The demonstration: a client of the HTTP API like any other, and how it prints what it gets. */
@NullMarked
package dev.reinstate.launcher.demo;

import org.jspecify.annotations.NullMarked;
