package dev.reinstate.platform.bus;

/** What a worker on the event bus made of what it was told. */
public enum Acknowledgement {
  /** It replied, with whatever. */
  GIVEN,
  /** It failed. */
  REFUSED,
  /** It did not reply in time; it may have done its work or not. */
  NOT_IN_TIME,
  /** There is nobody at that address. */
  NO_WORKER
}
