/** What the contract promises, tried through HTTP against the whole assembled service. */
@NullMarked
package dev.reinstate.launcher.journey;

import org.jspecify.annotations.NullMarked;
