package dev.baton.platform.imports;

import dev.baton.platform.problem.Causes;
import dev.baton.platform.schedule.OneByOne;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works imports off, one at a time and each on one instance of the application, group by group. What an instance leaves behind, another
 * one or its next start takes up. One that cannot go on, since the engine is away for example, is tried again and keeps no other waiting.
 */
@Component
class ImportRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private final ImportJobs jobs;
    private final ImportGroups groups;
    private final ObjectProvider<ImportKind> kinds;
    private final TransactionTemplate lock;
    private final ImportProperties properties;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    ImportRunner(
            ImportJobs jobs,
            ImportGroups groups,
            ObjectProvider<ImportKind> kinds,
            TransactionTemplate lock,
            ImportProperties properties) {
        this.jobs = jobs;
        this.groups = groups;
        this.kinds = kinds;
        this.lock = lock;
        this.properties = properties;
    }

    void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                woken.release();
            }
        });
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("imports").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        woken.release();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                OneByOne.each(jobs.open(), this::workIfKnown, ImportJobs.Open::id, LOG,
                        "Import {} cannot go on just now and is tried again: {}");
            } catch (RuntimeException failure) {
                LOG.warn("Imports cannot be looked for just now: {}", Causes.describe(failure));
            }
            pause();
        }
    }

    /** A kind that is not known here is left to an instance of the application that knows it. */
    private void workIfKnown(ImportJobs.Open job) {
        if (!running) {
            return;
        }
        kinds.stream().filter(kind -> kind.name().equals(job.kind())).findAny()
                .ifPresent(kind -> workIfFree(job, kind));
    }

    /** The surrounding transaction only holds the lock that keeps other instances off this import. */
    private void workIfFree(ImportJobs.Open job, ImportKind kind) {
        lock.executeWithoutResult(status -> {
            if (jobs.take(job.id())) {
                work(job, kind);
            }
        });
    }

    /** What is held back is left for the next look at what is open, so that nothing is locked meanwhile. */
    private void work(ImportJobs.Open job, ImportKind kind) {
        while (running && !kind.isHeldBack()) {
            if (!groups.workNext(job, kind)) {
                LOG.info("Import {} of {} is done", job.id(), job.kind());
                return;
            }
        }
    }

    private void pause() {
        try {
            if (woken.tryAcquire(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
