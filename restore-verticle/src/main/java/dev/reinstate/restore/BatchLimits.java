package dev.reinstate.restore;

/**
 * The bounds of a {@link Batcher}.
 *
 * @param batch items in one batch
 * @param batchBytes their weight together; a single heavier item makes a batch of its own
 * @param waiting items in the queue
 * @param waitingBytes their weight together
 * @param inFlight batches at the same time
 * @param beside items in the smallest batch that goes beside one other; a third one has to be full
 */
record BatchLimits(
    int batch, long batchBytes, int waiting, long waitingBytes, int inFlight, int beside) {}
