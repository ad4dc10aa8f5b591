package dev.reinstate.contracts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks somebody outside of this service what he makes of a change, before it is made. Whom, is
 * configured under the hook's name where this is answered; no address goes over the bus. States of
 * the document are JSON objects with their system fields.
 *
 * @param context where the command comes from that wants to make the change
 * @param hook the name of the hook
 * @param id of the question; the same whenever the same command asks this hook about this document
 * @param attempt how often the command has asked, this time included: the head may have moved
 * @param action what is to be done
 * @param document to which document
 * @param before the document now; null when there is none, or it is deleted
 * @param after the document as it would be, as the hooks before this one left it; null for a
 *     deletion
 * @param metadata what else is known of the change, a JSON object
 * @param dryRun whether the change is only previewed: nothing will come of the answer
 * @param patience how long the answer is waited for, if the hook's own time-out is not shorter
 */
public record CallPreHook(
    RequestContext context,
    String hook,
    String id,
    int attempt,
    Action action,
    DocumentKey document,
    @Nullable String before,
    @Nullable String after,
    String metadata,
    boolean dryRun,
    Duration patience)
    implements FromRequest {}
