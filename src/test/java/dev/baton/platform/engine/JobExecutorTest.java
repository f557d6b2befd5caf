package dev.baton.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobExecutorTest {

    private final JobExecutor executor = new JobExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void what_timers_do_is_awaited_and_nothing_follows_while_jobs_go_on() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean late = new AtomicBoolean();
        executor.schedule(() -> {
            begun.countDown();
            ended.set(interrupted());
        }, 0, TimeUnit.MILLISECONDS);
        executor.schedule(() -> late.set(true), 100, TimeUnit.MILLISECONDS);
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        executor.stopTimers();
        assertThat(ended).isTrue();
        executor.schedule(() -> late.set(true), 0, TimeUnit.MILLISECONDS);
        AtomicBoolean done = new AtomicBoolean();
        executor.execute(() -> done.set(true));

        await().untilTrue(done);
        await().pollDelay(200, TimeUnit.MILLISECONDS).untilAsserted(() -> assertThat(late).isFalse());
    }

    /** Waits until it is interrupted, and a moment more. */
    private static boolean interrupted() {
        try {
            new CountDownLatch(1).await();
            return false;
        } catch (InterruptedException stopped) {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return true;
        }
    }
}
