/** Changing a document by JSON Patch (RFC 6902) or JSON Merge Patch (RFC 7396). */
@NullMarked
package dev.reinstate.platform.json.patch;

import org.jspecify.annotations.NullMarked;
