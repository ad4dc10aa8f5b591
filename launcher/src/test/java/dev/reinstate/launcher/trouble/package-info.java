/** What happens to acknowledged changes, and to callers, when something breaks. */
@NullMarked
package dev.reinstate.launcher.trouble;

import org.jspecify.annotations.NullMarked;
