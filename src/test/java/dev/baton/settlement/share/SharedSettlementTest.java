package dev.baton.settlement.share;

import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.AccountStates;
import dev.baton.ledger.AccountStatus;
import dev.baton.order.OrderStatus;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.sql.Row;
import dev.baton.settlement.SettlementView;
import dev.baton.settlement.SettlementViews;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class SharedSettlementTest {

    private final SettlementViews views;
    private final Splits splits;
    private final Payouts payouts;
    private final LostPayouts lost;
    private final AccountStates states;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Market market;

    @Autowired
    SharedSettlementTest(
            SettlementViews views,
            Splits splits,
            Payouts payouts,
            LostPayouts lost,
            AccountStates states,
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transaction,
            BeanFactory beans) {
        this.views = views;
        this.splits = splits;
        this.payouts = payouts;
        this.lost = lost;
        this.states = states;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.market = new Market(beans);
    }

    @Test
    void a_part_is_shared_to_the_minor_unit_and_waits_for_the_return_period() {
        OrderId order = market.settled(7000, 2500, 500, 7);

        assertThat(market.order(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(market.order(order).paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(market.balance(market.seller(), AccountKind.SPLIT)).isEqualTo(money("50.00"));
        assertThat(market.balance(market.seller(), AccountKind.SETTLEMENT)).isEqualTo(money("0.00"));
        assertThat(market.ours(order, AccountKind.MANUFACTURER_SHARE)).isEqualTo(money("140.02"));
        assertThat(market.ours(order, AccountKind.PLATFORM_SHARE)).isEqualTo(money("10.00"));
        assertThat(market.ours(order, AccountKind.REVENUE)).isEqualTo(money("0.00"));
        assertThat(market.ours(order, AccountKind.TAX_PAYABLE)).isEqualTo(money("0.00"));
        List<SettlementView> documents = views.list(order, Limit.of(null), null).items();
        assertThat(documents).hasSize(2).allSatisfy(document -> {
            assertThat(document.shares()).extracting(ShareView::party).containsExactly(Party.values());
            assertThat(document.shares()).extracting(ShareView::amount)
                    .containsExactly(money("70.01"), money("25.00"), money("5.00"));
            assertThat(document.shares()).extracting(ShareView::paidOutAt).containsOnlyNulls();
            assertThat(document.shares()).allMatch(share -> Duration.between(document.settledAt(), share.payoutAt())
                    .compareTo(Duration.ofDays(7).minusSeconds(1)) > 0);
        });
        market.assertRight(order);
    }

    @Test
    void without_a_return_period_the_shares_are_paid_out_with_the_settlement() {
        OrderId order = market.settled(0, 9700, 300, 0);

        assertThat(market.balance(market.seller(), AccountKind.SPLIT)).isEqualTo(money("0.00"));
        assertThat(market.balance(market.seller(), AccountKind.SETTLEMENT)).isEqualTo(money("194.02"));
        assertThat(market.ours(order, AccountKind.COMMISSION_REVENUE)).isEqualTo(money("5.30"));
        assertThat(market.ours(order, AccountKind.TAX_PAYABLE)).isEqualTo(money("0.70"));
        assertThat(market.shares(order)).allMatch(Share::isPaidOut);
        assertThat(waiting(order)).isEmpty();
        market.assertRight(order);
    }

    @Test
    void freight_goes_with_the_sellers_share_of_the_first_part() {
        OrderId order = market.sold(PaymentMethod.PREPAID, "100.00", "12.00");
        market.record(order, Market.rule(7000, 2500, 500, 7));

        market.settle(order);

        assertThat(market.shares(order)).extracting(Share::amount).containsExactly(money("70.00"), money("37.00"),
                money("5.00"), money("70.00"), money("25.00"), money("5.00"));
        market.assertRight(order);
    }

    @Test
    void freight_is_paid_with_the_first_part_that_arrives_and_not_at_all_where_none_does() {
        OrderId half = market.sold(PaymentMethod.PREPAID, "100.00", "12.00");
        market.record(half, Market.rule(7000, 2500, 500, 7));
        market.refuse(half, 1);

        market.settle(half);

        assertThat(market.shares(half)).extracting(Share::amount).endsWith(money("70.00"), money("37.00"),
                money("5.00"));
        assertThat(market.order(half).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(market.balance(market.buyer(), AccountKind.PREPAID)).isEqualTo(money("9888.00"));
        market.assertRight(half);
        OrderId none = market.sold(PaymentMethod.PREPAID, "100.00", "12.00");
        market.record(none, Market.rule(7000, 2500, 500, 7));
        market.refuse(none, 2);

        market.settle(none);

        assertThat(market.order(none).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(market.balance(market.buyer(), AccountKind.PREPAID)).isEqualTo(money("9888.00"));
        market.assertRight(none);
    }

    @Test
    void an_order_that_has_a_seller_and_no_split_is_not_settled() {
        OrderId order = market.sold(PaymentMethod.PREPAID, "50.00");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> market.settle(order))
                .withMessageContaining("no split is recorded");

        assertThat(views.list(order, Limit.of(null), null).items()).isEmpty();
        assertThat(market.balance(market.buyer(), AccountKind.PREPAID)).isEqualTo(money("10000.00"));
    }

    @Test
    void the_first_split_of_a_revision_stays_and_broken_rules_keep_nothing() {
        OrderId order = market.sold(PaymentMethod.PREPAID, "50.00");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> splits.record(order, Map.of(), null))
                .withMessageContaining("has no rule");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> market.record(order, Market.rule(1, 1, 1, 0)));
        assertThat(decided(order)).isZero();

        Race.of(8, number -> () -> {
            market.record(order, Market.rule(7000, 2500, 500, 7));
            return true;
        });
        market.record(order, Market.rule(0, 10_000, 0, 0));

        assertThat(decided(order)).isEqualTo(1);
        market.settle(order);
        assertThat(market.shares(order)).extracting(Share::basisPoints).containsExactly(7000, 2500, 500, 7000, 2500,
                500);
    }

    @Test
    void the_facts_are_those_of_the_customer_and_of_who_sells() {
        OrderId order = market.sold(PaymentMethod.PREPAID, "50.00");

        SplitFacts facts = splits.facts(order);

        assertThat(facts.channel()).isEqualTo("GROUP_BUY");
        assertThat(facts.customerTier()).isEqualTo("GOLD");
        assertThat(facts.sellerTier()).isEqualTo("GOLD");
        assertThat(facts.orderTotal()).isEqualByComparingTo("100.00");
    }

    @Test
    void shares_are_paid_out_once_however_often_and_however_many_at_a_time_the_job_comes() {
        OrderId order = market.settled(7000, 2500, 500, 7);
        List<UUID> documents = market.settlements(order);

        Race.of(16, number -> () -> {
            payouts.payOut(documents.get(number % 2));
            return true;
        });

        assertThat(market.balance(market.seller(), AccountKind.SPLIT)).isEqualTo(money("0.00"));
        assertThat(market.balance(market.seller(), AccountKind.SETTLEMENT)).isEqualTo(money("50.00"));
        assertThat(market.ours(order, AccountKind.MANUFACTURER_SHARE)).isEqualTo(money("0.00"));
        // 70.01 holds 8.05 of tax, 5.00 holds 0.58
        assertThat(market.ours(order, AccountKind.REVENUE)).isEqualTo(money("123.92"));
        assertThat(market.ours(order, AccountKind.COMMISSION_REVENUE)).isEqualTo(money("8.84"));
        assertThat(market.ours(order, AccountKind.TAX_PAYABLE)).isEqualTo(money("17.26"));
        assertThat(jdbc.sql("SELECT count(*) FROM order_timeline WHERE order_id = ? AND type = 'settlement.paid-out'")
                .param(order.value()).query(Integer.class).single()).isEqualTo(2);
        market.assertRight(order);
    }

    @Test
    void a_consignment_is_shared_once_however_many_settle_it_while_others_are_settled() {
        OrderId order = market.shared(7000, 2500, 500, 7);
        OrderId other = market.shared(7000, 2500, 500, 0);

        Race.of(16, number -> () -> {
            market.settle(number % 2 == 0 ? order : other);
            return true;
        });

        assertThat(market.shares(order)).hasSize(6);
        assertThat(market.balance(market.seller(), AccountKind.SPLIT)).isEqualTo(money("50.00"));
        assertThat(market.balance(market.seller(), AccountKind.SETTLEMENT)).isEqualTo(money("50.00"));
        assertThat(waiting(order)).hasSize(2);
        market.assertRight(order);
        market.assertRight(other);
    }

    @Test
    void what_was_sold_on_credit_is_shared_as_well_and_stays_owed() {
        OrderId order = market.sold(PaymentMethod.CREDIT, "100.01");
        market.record(order, Market.rule(0, 9700, 300, 0));
        market.settle(order);

        assertThat(market.balance(market.buyer(), AccountKind.RECEIVABLE)).isEqualTo(money("-200.02"));
        assertThat(market.balance(market.seller(), AccountKind.SETTLEMENT)).isEqualTo(money("194.02"));
        market.assertRight(order);
    }

    @Test
    void an_account_of_a_seller_is_not_closed_while_something_may_still_come() {
        OrderId order = market.shared(7000, 2500, 500, 7);
        AccountId settlement = AccountId.of(market.seller().value(), AccountKind.SETTLEMENT, "CNY");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> states.change(settlement, AccountStatus.CLOSED, "no more", "finance"))
                .withMessageContaining("sale of order " + market.order(order).number());
        market.settle(order);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> states.change(settlement, AccountStatus.CLOSED, "no more", "finance"))
                .withMessageContaining("share of settlement SD-");
    }

    @Test
    void a_closed_account_gets_no_split() {
        market.settled(0, 0, 10_000, 0);
        AccountId split = AccountId.of(market.seller().value(), AccountKind.SPLIT, "CNY");
        states.change(split, AccountStatus.CLOSED, "no more", "finance");

        OrderId order = market.sold(PaymentMethod.PREPAID, "50.00");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> market.record(order, Market.rule(7000, 2500, 500, 7)))
                .withMessageContaining("closed");
    }

    @Test
    void shares_whose_process_was_lost_are_paid_out_once_they_are_long_due() {
        OrderId order = market.settled(7000, 2500, 500, 7);
        lost.lookAfter();
        assertThat(market.shares(order)).noneMatch(Share::isPaidOut);
        longDue(order);

        lost.lookAfter();

        assertThat(market.shares(order)).allMatch(Share::isPaidOut);
        assertThat(market.balance(market.seller(), AccountKind.SETTLEMENT)).isEqualTo(money("50.00"));
        market.assertRight(order);
    }

    /** As it is two days after it was due. */
    private void longDue(OrderId order) {
        transaction.executeWithoutResult(status -> {
            // the database keeps it as it is otherwise
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            jdbc.sql("""
                    UPDATE settlement_share SET payout_at = ? WHERE settlement_id IN
                        (SELECT id FROM settlement_document WHERE order_id = ?)""")
                    .params(Row.at(clock.instant().minus(Duration.ofDays(2))), order.value()).update();
        });
    }

    @Test
    void the_database_keeps_what_is_shared() {
        OrderId order = market.settled(7000, 2500, 500, 7);
        UUID document = market.settlements(order).getFirst();
        for (String wrong : List.of("amount = amount + 1", "clawed_back = amount + 1", "owner = NULL",
                "basis_points = 1",
                "party = 'PLATFORM'", "payout_at = now()")) {
            assertThatExceptionOfType(DataAccessException.class).as(wrong).isThrownBy(() -> jdbc
                    .sql("UPDATE settlement_share SET " + wrong + " WHERE settlement_id = ? AND party = 'SELLER'")
                    .param(document).update());
        }
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(
                () -> jdbc.sql("DELETE FROM settlement_share WHERE settlement_id = ?").param(document).update());
        assertThatExceptionOfType(DataAccessException.class).as("a refund that nobody gives").isThrownBy(() -> jdbc
                .sql("INSERT INTO settlement_refund VALUES (?, ?, 'CNY', 5, 0, 'x', 'x', now())")
                .params(UUID.randomUUID(), order.value()).update());
    }

    private int decided(OrderId order) {
        return jdbc.sql("SELECT count(*) FROM order_decision WHERE order_id = ? AND decision = 'settlement-split'")
                .param(order.value()).query(Integer.class).single();
    }

    /** The settlements of which the seller's share waits. */
    private List<UUID> waiting(OrderId order) {
        return market.shares(order).stream()
                .filter(share -> share.party() == Party.SELLER && !share.isPaidOut())
                .map(Share::settlementId)
                .toList();
    }
}
