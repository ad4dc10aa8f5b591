package dev.reinstate.restore;

/**
 * Something to be done in the background every second, in a bounded step. Runs on a virtual thread
 * and may block it.
 */
interface Chore {
  void run();
}
