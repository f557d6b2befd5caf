package dev.baton.platform.engine;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;

/** What the engine's refusals mean. */
final class EngineFailures {

    private EngineFailures() {}

    /** The engine has this command already. */
    static boolean isRepeat(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientStatusException refusal) {
                return refusal.getStatusCode() == Status.Code.ALREADY_EXISTS;
            }
        }
        return false;
    }
}
