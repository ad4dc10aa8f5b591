/** The only writer of documents, versions and of the event log. */
@NullMarked
package dev.reinstate.restore;

import org.jspecify.annotations.NullMarked;
