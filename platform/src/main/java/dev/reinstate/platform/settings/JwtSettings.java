package dev.reinstate.platform.settings;

import org.jspecify.annotations.Nullable;

/**
 * Which tokens are believed.
 *
 * @param key what their signature is checked with
 * @param issuer the {@code iss} they must carry; null: any
 * @param audience the {@code aud} they must name; null: any
 * @param rolesClaim the claim that holds the caller's roles
 */
public record JwtSettings(
    JwtKey key, @Nullable String issuer, @Nullable String audience, String rolesClaim) {}
