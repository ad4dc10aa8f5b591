package dev.reinstate.contracts;

/** A command that knows the request it comes from. */
public interface FromRequest {

  /** Where the command comes from. */
  RequestContext context();
}
