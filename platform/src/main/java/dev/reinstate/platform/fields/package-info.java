/**
 * Who sees and who may write which fields of a content: the one way that content takes to somebody,
 * and what his write means for what he does not see.
 *
 * <p>Content never contains system fields. A path leads through objects by their keys and through
 * arrays into each of their elements; a rule on it is about the whole subtree there.
 */
@NullMarked
package dev.reinstate.platform.fields;

import org.jspecify.annotations.NullMarked;
