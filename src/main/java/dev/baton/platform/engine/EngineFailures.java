package dev.baton.platform.engine;

import dev.baton.platform.outbox.DestinationBusyException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.Set;

/** What the engine's refusals mean. */
final class EngineFailures {

    private static final Set<Status.Code> REFUSALS =
            Set.of(Status.Code.INVALID_ARGUMENT, Status.Code.FAILED_PRECONDITION, Status.Code.UNIMPLEMENTED);

    private EngineFailures() {}

    /** The engine has this command already. */
    static boolean isRepeat(Throwable failure) {
        return code(failure).filter(Status.Code.ALREADY_EXISTS::equals).isPresent();
    }

    /** The engine knows nothing of what the command is for. */
    static boolean isAbsence(Throwable failure) {
        return code(failure).filter(Status.Code.NOT_FOUND::equals).isPresent();
    }

    /** The engine takes no more at this moment; the same command will be taken when it is asked again. */
    static boolean isPushedBack(Throwable failure) {
        return code(failure).filter(Status.Code.RESOURCE_EXHAUSTED::equals).isPresent();
    }

    /** The engine has understood the command, and never carries it out as things are. */
    static boolean isRefusal(Throwable failure) {
        return code(failure).filter(REFUSALS::contains).isPresent();
    }

    /**
     * The engine's answer for the eyes of an operator; it holds nothing of what was asked. A broker under load pushes back, which is no
     * failure.
     */
    static RuntimeException described(Throwable failure) {
        if (isPushedBack(failure)) {
            return new DestinationBusyException(failure);
        }
        return new IllegalStateException(
                "the engine answered " + code(failure).map(Status.Code::name).orElse("nothing"), failure);
    }

    /** Who waits for an answer gets it from the client in other clothes than who is called back. */
    private static Optional<Status.Code> code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientStatusException refusal) {
                return Optional.of(refusal.getStatusCode());
            }
            if (cause instanceof StatusRuntimeException refusal) {
                return Optional.of(refusal.getStatus().getCode());
            }
        }
        return Optional.empty();
    }
}
