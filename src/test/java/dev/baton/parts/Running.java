package dev.baton.parts;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The program of a part while there is one: a part may be ended and started again. */
final class Running {

    private Optional<Program> program = Optional.empty();

    /** Returns when it answers there. */
    void start(Program.Command command, URI readiness) {
        Program started = start(command);
        Readiness.awaitHttp(started, command.name(), readiness);
    }

    /** Returns when the condition holds. */
    void start(Program.Command command, Callable<Boolean> readiness) {
        Program started = start(command);
        Readiness.await(started, command.name(), readiness);
    }

    /** Kept before it is ready: what does not get ready is to be ended, too. */
    private Program start(Program.Command command) {
        Program started = command.start();
        program = Optional.of(started);
        return started;
    }

    /** Waits for a condition, if there is a program. */
    void await(String name, Callable<Boolean> condition) {
        program.ifPresent(running -> Readiness.await(running, name, condition));
    }

    /** Kills it as a crash would. */
    void kill() {
        program.ifPresent(Program::kill);
        program = Optional.empty();
    }

    /** Stops it in good order. */
    void stop() {
        program.ifPresent(Program::close);
        program = Optional.empty();
    }
}
