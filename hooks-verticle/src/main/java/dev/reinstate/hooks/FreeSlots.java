package dev.reinstate.hooks;

/**
 * How much may be claimed for a hook.
 *
 * @param hook its name
 * @param fingerprint of how it is configured here
 * @param slots how many deliveries, 1 or more
 */
record FreeSlots(String hook, String fingerprint, int slots) {}
