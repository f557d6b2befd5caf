package dev.baton.platform.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs each job on a thread of its own: jobs wait for the database and for other systems, and a slow system must not keep the jobs of
 * others waiting. How many run at once is limited per worker. Timers have threads of their own.
 *
 * <p>Threads of the operating system, not virtual ones: a job waits a hundred times for a moment, and each time the scheduler of virtual
 * threads costs more than it spares.
 */
final class JobExecutor extends ScheduledThreadPoolExecutor {

    private static final int TIMERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ExecutorService jobs =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("job-", 0).daemon().factory());

    JobExecutor() {
        // what is put off while all ends is left out, and nobody has to know
        super(TIMERS, Thread.ofPlatform().name("job-timer-", 0).daemon().factory(), new DiscardPolicy());
    }

    @Override
    public void execute(Runnable job) {
        jobs.execute(job);
    }

    /**
     * Ends the timers before workers are closed. The client's timer that opens a worker's stream anew, as it does again and again while the engine
     * is away, never lets go of the stream's lock once the worker is closed (JobStreamerImpl.open of camunda-client-java 8.8.14), and
     * closing the client would wait for it for ever.
     */
    void stopTimers() {
        super.shutdownNow();
        try {
            super.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void shutdown() {
        jobs.shutdown();
        super.shutdown();
    }

    /** Ends the timers; jobs that are under way are not broken off, but awaited. */
    @Override
    public List<Runnable> shutdownNow() {
        jobs.shutdown();
        return super.shutdownNow();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return jobs.awaitTermination(timeout, unit) && super.awaitTermination(timeout, unit);
    }
}
