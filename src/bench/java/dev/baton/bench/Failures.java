package dev.baton.bench;

import java.util.List;
import java.util.concurrent.Future;

/** What fails must not count as fast. */
final class Failures {

    private Failures() {}

    /** @throws IllegalStateException if one of these, which are all done, has failed */
    static void check(List<? extends Future<?>> done) {
        List<Throwable> failures =
                done.stream().filter(one -> one.state() == Future.State.FAILED).map(Future::exceptionNow).toList();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " of " + done.size() + " failed", failures.getFirst());
        }
    }
}
