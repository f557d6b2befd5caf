package dev.baton.platform.incident;

import org.jspecify.annotations.Nullable;

/** Says what is the matter with a process that stands still. */
final class IncidentWords {

    private static final int LONGEST = 2_000;

    private IncidentWords() {}

    static String of(String errorType, String elementId, String processId, @Nullable String message) {
        String said = message == null || message.isBlank() ? "" : ": " + message.strip();
        String words = "%s at %s of %s%s".formatted(what(errorType), elementId, processId, said).replace('\0', ' ');
        return words.substring(0, Math.min(words.length(), LONGEST));
    }

    private static String what(String errorType) {
        return switch (errorType) {
            case "JOB_NO_RETRIES" -> "A job has failed for the last time";
            case "DECISION_EVALUATION_ERROR" -> "A rule table cannot be evaluated";
            case "CALLED_DECISION_ERROR" -> "A rule table cannot be asked";
            case "CONDITION_ERROR" -> "No way leads on, or a condition cannot be evaluated";
            case "EXTRACT_VALUE_ERROR" -> "A value is missing or is not what it should be";
            case "IO_MAPPING_ERROR" -> "Values cannot be handed on";
            case "CALLED_ELEMENT_ERROR" -> "A process cannot be called";
            case "UNHANDLED_ERROR_EVENT" -> "A refusal came that the process does not know";
            case "FORM_NOT_FOUND" -> "A form is missing";
            case "MESSAGE_SIZE_EXCEEDED" -> "A process knows more than the engine can carry";
            default -> "The process stands still (" + errorType + ")";
        };
    }
}
