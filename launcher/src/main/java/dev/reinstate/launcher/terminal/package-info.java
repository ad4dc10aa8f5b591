/** What is printed for people. */
@NullMarked
package dev.reinstate.launcher.terminal;

import org.jspecify.annotations.NullMarked;
