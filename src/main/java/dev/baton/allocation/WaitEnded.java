package dev.baton.allocation;

import java.util.UUID;

/**
 * A wait for stock has ended, with stock or without. Published inside of that transaction, with the queue locked and before the rest of the
 * order, if there is one, waits on under an id of its own.
 */
public record WaitEnded(UUID waitId) {}
