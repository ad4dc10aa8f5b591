/**
 * What a caller may do and see: the grants of policies, and the caller as their conditions see him.
 */
@NullMarked
package dev.reinstate.platform.policy;

import org.jspecify.annotations.NullMarked;
