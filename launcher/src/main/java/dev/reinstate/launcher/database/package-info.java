/** The PostgreSQL a process works on: its own embedded one, and the migrations of any. */
@NullMarked
package dev.reinstate.launcher.database;

import org.jspecify.annotations.NullMarked;
