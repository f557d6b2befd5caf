package dev.baton.platform.idempotency;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An answer as it was written the first time. Repeats are answered with it to the letter, however its type would be written by now.
 *
 * @param json what was made of a {@code T}
 * @param <T> what was answered, by which the API's description describes it
 */
@SuppressWarnings("UnusedTypeParameter") // the API's description reads it from the signatures of controllers
public record Written<T>(@JsonValue @JsonRawValue String json) {}
