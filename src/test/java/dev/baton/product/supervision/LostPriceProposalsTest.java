package dev.baton.product.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class LostPriceProposalsTest {

    private final LostPriceProposals lost;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Trade trade;

    @Autowired
    LostPriceProposalsTest(LostPriceProposals lost, JdbcClient jdbc, Clock clock, BeanFactory beans) {
        this.lost = lost;
        this.jdbc = jdbc;
        this.clock = clock;
        this.trade = new Trade(beans);
    }

    @Test
    void a_price_that_waits_longer_than_its_process_would_let_it_lapses_and_no_other() {
        UUID forgotten = proposed(61);
        UUID waiting = proposed(59);

        lost.lookAfter();
        lost.lookAfter();

        assertThat(state(forgotten)).isEqualTo("LAPSED by process");
        assertThat(state(waiting)).isEqualTo("PROPOSED by ");
    }

    private UUID proposed(int daysAgo) {
        CustomerId seller = trade.distributor("0.00");
        Sku sku = trade.product("100.00");
        UUID id = Ids.next();
        jdbc.sql(
                """
                        INSERT INTO price_proposal (id, kind, seller, listed, sku, price, currency, state, rule, reason, proposed_by, proposed_at)
                        VALUES (?, 'LISTING', ?, true, ?, 13000, 'CNY', 'PROPOSED', 'R', 'For a test', 'dealer', ?)""")
                .params(id, seller.value(), sku.value(),
                        Row.at(clock.instant().minus(Duration.ofDays(daysAgo))))
                .update();
        return id;
    }

    private String state(UUID id) {
        return jdbc.sql("SELECT state || ' by ' || coalesce(decided_by, '') FROM price_proposal WHERE id = ?").param(id)
                .query(String.class)
                .single();
    }
}
