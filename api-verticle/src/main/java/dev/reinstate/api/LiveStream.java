package dev.reinstate.api;

/** A stream of server-sent events that is under way. For use on one event loop. */
interface LiveStream {

  /** Called once, first of all. */
  void begin();

  /** Something was committed: there may be something to read. */
  void wakeUp();

  /** Called every second. */
  void look();

  /** Ends it, in the middle of an event if its caller is that slow. */
  void end();
}
