package dev.baton.trade;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many threads that do something at the same moment. */
public final class Race {

    private Race() {}

    /**
     * Lets so many threads start at once and waits for all of them.
     *
     * @param runner what each does, by its number from 0
     * @return what each came to, by its number
     * @throws AssertionError if one fails or does not come to an end
     */
    public static <T> List<T> of(int threads, IntFunction<Callable<T>> runner) {
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, threads).mapToObj(number -> executor.submit(() -> {
                Callable<T> task = runner.apply(number);
                ready.countDown();
                start.await();
                return task.call();
            })).toList();
            ready.await();
            start.countDown();
            return running.stream().map(Race::result).toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the race was broken off", stopped);
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("one of the race failed: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError("one of the race is stuck", stuck);
        }
    }
}
