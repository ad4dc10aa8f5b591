/** Reading and writing JSON so that every value keeps its digits and nothing hostile gets in. */
@NullMarked
package dev.reinstate.platform.json;

import org.jspecify.annotations.NullMarked;
