/** What the configuration says of the cluster, in the words of the module that joins it. */
@NullMarked
package dev.reinstate.launcher.cluster;

import org.jspecify.annotations.NullMarked;
