package dev.baton.operations.exception;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What somebody wants to be done about something that is stuck.
 *
 * @param reason in the person's words
 * @param value for CORRECT the {@code variable} and its {@code value}, for HAND_OVER {@code to} whom; otherwise a missing node
 */
public record WantedAction(ExceptionAction action, String reason, JsonNode value) {}
