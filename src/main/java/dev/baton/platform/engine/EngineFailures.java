package dev.baton.platform.engine;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;

/** What the engine's refusals mean. */
final class EngineFailures {

    private EngineFailures() {}

    /** The engine has this command already. */
    static boolean isRepeat(Throwable failure) {
        return hasCode(failure, Status.Code.ALREADY_EXISTS);
    }

    /** What the command is about is over, as when a job's process was cancelled meanwhile. */
    static boolean isGone(Throwable failure) {
        return hasCode(failure, Status.Code.NOT_FOUND);
    }

    private static boolean hasCode(Throwable failure, Status.Code code) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientStatusException refusal) {
                return refusal.getStatusCode() == code;
            }
        }
        return false;
    }
}
