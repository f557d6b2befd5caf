package dev.baton.allocation;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class BackorderRanksTest {

    private final BackorderRanks ranks;
    private final JdbcClient jdbc;
    private final Trade trade;
    private final Waits waits;

    private Sku kettle = new Sku("unset");
    private LocationId plant = new LocationId("unset");

    @Autowired
    BackorderRanksTest(BackorderRanks ranks, JdbcClient jdbc, BeanFactory beans) {
        this.ranks = ranks;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
        this.waits = new Waits(beans);
    }

    @BeforeEach
    void aProductAndAPlant() {
        kettle = trade.product("10.00");
        plant = trade.plant("EAST");
    }

    @Test
    void who_has_a_head_start_is_served_before_those_who_came_little_earlier() {
        OrderId longBefore = waits.waiting(line(kettle, 1));
        waits.since(longBefore, Duration.ofHours(49));
        OrderId justBefore = waits.waiting(line(kettle, 1));
        OrderId ahead = waits.waiting(line(kettle, 1));
        waits.rank(ahead, 48);

        trade.receive(plant, line(kettle, 2));

        assertThat(waits.waits(longBefore)).isFalse();
        assertThat(waits.waits(ahead)).isFalse();
        assertThat(waits.waits(justBefore)).isTrue();
    }

    @Test
    void a_rank_that_puts_an_order_first_serves_it_at_once_and_tells_its_process() {
        OrderId big = waits.waiting(line(kettle, 10));
        trade.receive(plant, line(kettle, 4));
        OrderId small = waits.waiting(line(kettle, 4));
        UUID wait = waits.wait(small);

        waits.rank(small, 1);

        assertThat(waits.waits(small)).isFalse();
        assertThat(waits.waits(big)).isTrue();
        assertThat(ranks.facts(wait)).as("nothing is to be decided any more").isEmpty();
    }

    @Test
    void a_rank_is_decided_once_and_kept_with_the_order() {
        OrderId order = waits.waiting(line(kettle, 10));
        UUID wait = waits.wait(order);
        BackorderFacts facts = ranks.facts(wait).orElseThrow();
        assertThat(facts.customerTier()).isEqualTo("GOLD");
        assertThat(facts.requestedInDays()).isEqualTo(999);
        assertThat(facts.orderAgeDays()).isZero();

        Race.of(8, number -> () -> {
            ranks.decide(wait, facts, List.of(Waits.row(number + 1)));
            return number;
        });

        assertThat(jdbc.sql("""
                SELECT count(*) FROM order_decision WHERE order_id = ? AND decision = 'backorder-priority'""")
                .param(order.value())
                .query(Long.class)
                .single()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM order_timeline WHERE order_id = ? AND type = 'backorder.ranked'")
                .param(order.value())
                .query(Long.class)
                .single()).isEqualTo(1);
    }

    @Test
    void the_rest_of_an_order_keeps_its_rank() {
        trade.receive(plant, line(kettle, 1));
        OrderId order = waits.waitingForRest(line(kettle, 3));
        waits.rank(order, 5);
        trade.receive(plant, line(kettle, 1));

        assertThat(ranks.facts(waits.wait(order))).isEmpty();
        assertThat(jdbc.sql("SELECT head_start = interval '5 hours' FROM allocation_waiter WHERE id = ?")
                .param(waits.wait(order))
                .query(Boolean.class)
                .single()).isTrue();
    }

    @Test
    void nobody_is_overtaken_by_one_who_came_later_than_the_largest_head_start() {
        int largest = 48;
        // the orders of the test are a little apart
        Duration bound = Duration.ofHours(largest).plusMinutes(10);
        for (long seed = 1; seed <= 2; seed++) {
            Sku sku = trade.product("1.00");
            Map<OrderId, Duration> agos = new LinkedHashMap<>();
            Random random = new Random(seed);
            for (int number = 0; number < 16; number++) {
                OrderId order = waits.waiting(line(sku, 1));
                Duration ago = Duration.ofMinutes(random.nextInt(6 * 24 * 60));
                waits.since(order, ago);
                waits.rank(order, random.nextInt(largest + 1));
                agos.put(order, ago);
            }
            List<Duration> served = serveAll(sku, agos);
            for (int first = 0; first < served.size(); first++) {
                for (int later = first + 1; later < served.size(); later++) {
                    Duration overtaken = served.get(later).minus(served.get(first));
                    assertThat(overtaken).as("seed " + seed).isLessThanOrEqualTo(bound);
                }
            }
        }
    }

    /** One after the other, as stock comes; how long ago each began to wait. */
    private List<Duration> serveAll(Sku sku, Map<OrderId, Duration> waiting) {
        Map<OrderId, Duration> left = new LinkedHashMap<>(waiting);
        List<Duration> served = new ArrayList<>();
        while (!left.isEmpty()) {
            trade.receive(plant, line(sku, 1));
            List<Map.Entry<OrderId, Duration>> now =
                    left.entrySet().stream().filter(order -> !waits.waits(order.getKey())).toList();
            assertThat(now).as("each piece serves one, so that the wait of all is bounded").hasSize(1);
            served.add(now.getFirst().getValue());
            left.remove(now.getFirst().getKey());
        }
        return served;
    }
}
