package dev.reinstate.contracts;

/**
 * Somebody who may have, or has, a token as a guest of a space.
 *
 * @param space the space he is a guest of
 * @param user the id of the user
 * @param version of the user when the token was made: a later deletion ends it for good, also when
 *     he is brought back
 */
public record Guest(String space, String user, int version) {}
