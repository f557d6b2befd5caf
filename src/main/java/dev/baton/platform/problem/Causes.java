package dev.baton.platform.problem;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Says in one line what failed and where, for logs and incidents. */
public final class Causes {

    private static final String OURS = "dev.baton";

    private Causes() {}

    /**
     * The failure's kind, the place in our code, and its message if the exception is ours: others may carry data of persons, or secrets.
     */
    public static String describe(Throwable failure) {
        Throwable cause = unwrapped(failure);
        String message = cause.getClass().getName().startsWith(OURS) || cause instanceof IllegalStateException
                ? ": " + cause.getMessage()
                : "";
        return cause.getClass().getSimpleName() + place(cause).map(place -> " at " + place).orElse("") + message;
    }

    private static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof ExecutionException
                || failure instanceof CompletionException
                || failure.getClass() == RuntimeException.class;
        Throwable cause = failure.getCause();
        return wrapper && cause != null ? unwrapped(cause) : failure;
    }

    private static Optional<String> place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS) && !frame.getClassName().contains("$$"))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
    }
}
