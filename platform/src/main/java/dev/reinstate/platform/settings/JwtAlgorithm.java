package dev.reinstate.platform.settings;

/** The signature algorithms of RFC 7518 that work with a public key. */
public enum JwtAlgorithm {
  RS256,
  RS384,
  RS512,
  PS256,
  PS384,
  PS512,
  ES256,
  ES384,
  ES512
}
