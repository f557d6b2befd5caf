package dev.baton.platform.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.testing.BatonTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class OrderFenceTest {

    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final OrderId order = OrderId.next();

    @Autowired
    OrderFenceTest(OrderFence fence, TransactionTemplate transaction) {
        this.fence = fence;
        this.transaction = transaction;
    }

    @BeforeEach
    void open() {
        run(() -> fence.open(order));
    }

    @Test
    void a_closed_order_has_no_more_effects_and_closing_again_is_fine() {
        run(() -> fence.enter(order));
        assertThat(close()).isTrue();
        assertThat(close()).isTrue();
        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> run(() -> fence.enter(order)));
        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> run(() -> fence.pass(order)));
    }

    @Test
    void an_order_past_the_point_of_no_return_is_not_closed_until_it_is_taken_back() {
        run(() -> fence.pass(order));
        run(() -> fence.pass(order));
        assertThat(close()).isFalse();
        run(() -> fence.enter(order));
        run(() -> fence.unpass(order));
        assertThat(close()).isTrue();
    }

    @Test
    void a_cancel_waits_for_the_effect_that_is_under_way() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CompletableFuture<?> effect = CompletableFuture.runAsync(() -> run(() -> {
            fence.enter(order);
            inside.countDown();
            await(leave);
        }));
        await(inside);
        CompletableFuture<Boolean> cancel = CompletableFuture.supplyAsync(this::close);

        assertThat(cancel).as("while the effect is inside").isNotDone();
        leave.countDown();

        effect.get(10, TimeUnit.SECONDS);
        assertThat(cancel.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nobody_passes_without_a_transaction() {
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> fence.enter(order));
    }

    private boolean close() {
        Supplier<Boolean> closing = () -> fence.close(order);
        return Boolean.TRUE.equals(transaction.execute(status -> closing.get()));
    }

    private void run(Runnable step) {
        transaction.executeWithoutResult(status -> step.run());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
