/**
 * Expressions of the configuration, in CEL: compiled when it is read, evaluated in bounded time.
 *
 * <p>Syntax, macros and types are checked by {@code dev.cel}, and its functions on single values
 * are used. What walks over documents is done here, because there every step has to be paid for:
 * the library's own interpreter converts whole documents and cannot be stopped inside a comparison.
 */
@NullMarked
package dev.reinstate.platform.expression;

import org.jspecify.annotations.NullMarked;
