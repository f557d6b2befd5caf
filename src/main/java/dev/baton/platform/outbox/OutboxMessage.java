package dev.baton.platform.outbox;

/**
 * A message on its way out.
 *
 * @param id unique and the same at every attempt, so that a destination can tell a repeat
 * @param key what it is about
 * @param payload JSON
 * @param attempts how often delivering it was tried before and failed
 */
public record OutboxMessage(long id, String key, String destination, String type, String payload, int attempts) {}
