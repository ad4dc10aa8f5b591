package dev.reinstate.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What one hook made of a change that is only previewed.
 *
 * @param name of the hook
 * @param outcome what it made of it
 * @param message why it rejects the change; null when it does not
 */
public record HookReport(String name, HookOutcome outcome, @Nullable String message) {}
