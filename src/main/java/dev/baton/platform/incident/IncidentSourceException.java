package dev.baton.platform.incident;

/** The engine's incidents cannot be read at the moment. */
public class IncidentSourceException extends RuntimeException {

    public IncidentSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
