/** The configuration of the service: read once, checked whole, then immutable. */
@NullMarked
package dev.reinstate.platform.settings;

import org.jspecify.annotations.NullMarked;
