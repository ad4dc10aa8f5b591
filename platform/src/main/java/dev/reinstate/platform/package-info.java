/** What every part of the service needs and no other package of the platform owns. */
@NullMarked
package dev.reinstate.platform;

import org.jspecify.annotations.NullMarked;
