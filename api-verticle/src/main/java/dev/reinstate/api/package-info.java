/** HTTP to the bus and back: routes, authentication and the OpenAPI document. No SQL, no policy. */
@NullMarked
package dev.reinstate.api;

import org.jspecify.annotations.NullMarked;
