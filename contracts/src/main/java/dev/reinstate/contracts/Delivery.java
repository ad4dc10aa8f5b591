package dev.reinstate.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one hook, or there. Holds no content of a document.
 *
 * @param id its number; larger than those of the deliveries made before it
 * @param hook the name of the hook
 * @param status where it is in its life cycle
 * @param attempts how often a process has taken it to send it, since it was made or somebody asked
 *     for it again; one that died may not have sent it. Not when it was given back untried
 * @param replay whether it was made because somebody asked for past events again
 * @param createdAt when it was made
 * @param nextAttemptAt while it waits after a failed attempt: not before then; else null
 * @param finishedAt since when it is delivered or dead; else null
 * @param lastStatus of HTTP, what the last finished attempt was answered with; null when there was
 *     no answer, or none over HTTP
 * @param lastError in a few words, why the last finished attempt failed; null when none has
 * @param webhookId what receivers know it by; the same for every attempt, and for every delivery of
 *     the same event to the same hook
 * @param eventId of the event
 * @param eventType of the event, such as {@code reinstate.document.restored}
 * @param action what was done
 * @param space where
 * @param collection where
 * @param documentId to which document
 * @param version which version was made
 * @param operationId of the change of many documents the event is part of
 */
public record Delivery(
    long id,
    String hook,
    DeliveryStatus status,
    int attempts,
    boolean replay,
    Instant createdAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant finishedAt,
    @Nullable Integer lastStatus,
    @Nullable String lastError,
    String webhookId,
    String eventId,
    String eventType,
    Action action,
    String space,
    String collection,
    String documentId,
    @Nullable Integer version,
    @Nullable String operationId) {}
