package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testing.BatonTest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Orders live through random sequences of what may happen to them, and after each step all sums agree. A failure names the seed of its
 * order: {@code -Dbaton.random.seed=… -Dbaton.random.orders=1} lives it again, and more orders look for longer.
 */
@BatonTest
class RandomOrdersTest {

    private static final Logger LOG = LoggerFactory.getLogger(RandomOrdersTest.class);
    private static final int ORDERS = Integer.getInteger("baton.random.orders", 5);
    private static final long SEED = Long.getLong("baton.random.seed", new Random().nextInt(1_000_000_000));

    private final BeanFactory beans;

    @Autowired
    RandomOrdersTest(BeanFactory beans) {
        this.beans = beans;
    }

    @Test
    void whatever_happens_to_an_order_lines_money_and_stock_agree() {
        LOG.info("Random orders from seed {}", SEED);
        for (int number = 0; number < ORDERS; number++) {
            long seed = SEED + number;
            RandomOrder order = new RandomOrder(beans, seed);
            try {
                order.live();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + ", after " + order.story() + ": " + broken.getMessage(),
                        broken);
            }
            assertThat(order.story()).as("seed %s", seed).isNotEmpty();
        }
    }
}
