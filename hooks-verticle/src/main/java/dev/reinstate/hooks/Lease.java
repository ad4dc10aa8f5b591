package dev.reinstate.hooks;

import java.util.UUID;

/**
 * The right to deliver what is first in a queue, for as long as it is renewed.
 *
 * @param queue its number
 * @param token of the claim: nobody else has it, nor has a later claim of the same queue
 */
record Lease(long queue, UUID token) {}
