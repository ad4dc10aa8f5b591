package dev.reinstate.contracts;

/**
 * Makes a write happen at most once within 24 hours: the key is committed together with the change,
 * so a repeated request is answered with the first committed result.
 *
 * @param key the caller's choice, unique among his requests
 * @param fingerprint the SHA-256, in hexadecimal digits, of all that makes two requests the same
 */
public record IdempotencyKey(String key, String fingerprint) {}
