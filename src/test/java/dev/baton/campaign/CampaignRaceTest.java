package dev.baton.campaign;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.baton.customer.CustomerId;
import dev.baton.order.Cancellations;
import dev.baton.order.ClosingReason;
import dev.baton.order.Closings;
import dev.baton.order.OrderStatus;
import dev.baton.payment.Payments;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Blocked;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class CampaignRaceTest {

    private static final int BUYERS = 24;
    private static final long CLOSING = 4713;
    private static final Caller OPERATOR = new Caller("olga", Set.of(Role.OPERATOR), null);

    private final Trade trade;
    private final StoredCampaigns campaigns;
    private final Participants participants;
    private final Campaigns desk;
    private final CampaignDecisions decisions;
    private final LostCampaigns lost;
    private final Payments payments;
    private final Cancellations cancellations;
    private final Closings closings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    @Autowired
    CampaignRaceTest(
            BeanFactory beans,
            StoredCampaigns campaigns,
            Participants participants,
            Campaigns desk,
            CampaignDecisions decisions,
            LostCampaigns lost,
            Payments payments,
            Cancellations cancellations,
            Closings closings,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.trade = new Trade(beans);
        this.campaigns = campaigns;
        this.participants = participants;
        this.desk = desk;
        this.decisions = decisions;
        this.lost = lost;
        this.payments = payments;
        this.cancellations = cancellations;
        this.closings = closings;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One that is over in so long. */
    private UUID campaign(Sku sku, int minimum, @Nullable Integer maximum, Duration left) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Campaign campaign = new Campaign(Ids.next(), "Race", sku, Quantity.of(minimum),
                maximum == null ? null : Quantity.of(maximum), now.minus(Duration.ofDays(1)), now.plus(left),
                CampaignStatus.OPEN, "test", now, null, null, null, null);
        campaigns.add(campaign);
        return campaign.id();
    }

    @RepeatedTest(5)
    void what_is_paid_while_a_campaign_is_decided_is_counted_or_comes_too_late() {
        Sku sku = trade.product("100.00");
        UUID campaign = campaign(sku, BUYERS / 2, null, Duration.ofDays(1));
        List<OrderId> orders = IntStream.range(0, BUYERS)
                .mapToObj(number -> trade.grouped(trade.consumer("100.00"), campaign, line(sku, 1)))
                .toList();
        endsIn(campaign, Duration.ofMillis(40));

        List<Optional<CampaignStatus>> came = Race.of(BUYERS + 4, number -> () -> {
            if (number >= BUYERS) {
                return Optional.of(decided(campaign));
            }
            payments.hold(orders.get(number));
            return Optional.empty();
        });

        Campaign decided = campaigns.find(campaign).orElseThrow();
        assertThat(came).containsOnly(Optional.empty(), Optional.of(decided.status()));
        assertThat(decided.counted()).isEqualTo(Quantity.of(count(campaign, "p.counted")));
        assertThat(count(campaign, "p.counted IS DISTINCT FROM (paid_at <= ends_at)")).isZero();
        assertThat(count(campaign,
                "EXISTS (SELECT FROM order_timeline t WHERE t.order_id = p.order_id AND t.type LIKE 'campaign.%') "
                        + "IS DISTINCT FROM (paid_at <= decided_at)"))
                .as("told, or finds it decided").isZero();
        assertThat(orders).allSatisfy(order -> assertThat(decisions.of(order)).get()
                .extracting(CampaignDecisions.Standing::status).isEqualTo(decided.status()));
    }

    @Test
    void an_order_that_is_paid_rests_until_the_campaign_is_decided() {
        Sku sku = trade.product("100.00");
        UUID campaign = campaign(sku, 1, null, Duration.ofDays(1));
        OrderId order = trade.grouped(trade.consumer("100.00"), campaign, line(sku, 1));
        OrderId another = trade.grouped(trade.consumer("0.00"), campaign, line(sku, 1));
        assertThat(participants.resting(List.of(order, another))).isEmpty();

        payments.hold(order);
        assertThat(participants.resting(List.of(order, another))).containsExactly(order);

        endsIn(campaign, Duration.ZERO);
        decided(campaign);
        assertThat(participants.resting(List.of(order, another))).isEmpty();
    }

    private CampaignStatus decided(UUID campaign) {
        return await().pollInterval(Duration.ofMillis(5)).ignoreExceptionsInstanceOf(NotYetException.class)
                .pollInSameThread().until(() -> decisions.decide(campaign), outcome -> true);
    }

    @Test
    void orders_of_a_campaign_without_a_maximum_do_not_wait_for_each_other() {
        Sku sku = trade.product("100.00");
        UUID campaign = campaign(sku, 1, null, Duration.ofDays(1));
        CustomerId other = trade.consumer("0.00");
        transaction.executeWithoutResult(status -> {
            grouped(campaign, sku, 1);
            assertThat(CompletableFuture.supplyAsync(() -> trade.grouped(other, campaign, line(sku, 1))))
                    .succeedsWithin(Duration.ofSeconds(10));
        });
        assertThat(count(campaign, "true")).isEqualTo(2);
    }

    @Test
    void an_order_that_is_being_taken_has_been_ordered_when_its_campaign_is_called_off() {
        Sku sku = trade.product("100.00");
        assertThat(calledOffBesideAnOrder(campaign(sku, 1, null, Duration.ofDays(1)), sku)).isEqualTo(Quantity.of(2));
        assertThat(calledOffBesideAnOrder(campaign(sku, 1, 5, Duration.ofDays(1)), sku)).isEqualTo(Quantity.of(2));
    }

    /** What was ordered, as it knows, where an order of two comes while it is called off. */
    private @Nullable Quantity calledOffBesideAnOrder(UUID campaign, Sku sku) {
        CompletableFuture<CampaignDetail> calledOff = Objects.requireNonNull(transaction.execute(status -> {
            grouped(campaign, sku, 2);
            CompletableFuture<CampaignDetail> running =
                    CompletableFuture.supplyAsync(() -> desk.cancel(campaign, OPERATOR));
            Blocked.await(jdbc);
            return running;
        }));
        return calledOff.join().campaign().orderedWhenDecided();
    }

    private OrderId grouped(UUID campaign, Sku sku, long quantity) {
        return trade.grouped(trade.consumer("0.00"), campaign, line(sku, quantity));
    }

    @Test
    void not_more_than_the_maximum_is_sold_to_many_who_come_at_once() {
        Sku sku = trade.product("100.00");
        UUID campaign = campaign(sku, 1, 30, Duration.ofDays(1));
        List<CustomerId> consumers = IntStream.range(0, 100).mapToObj(number -> trade.consumer("0.00")).toList();
        List<Boolean> taken = Race.of(100, number -> () -> isTaken(consumers.get(number), campaign, sku));
        assertThat(taken.stream().filter(each -> each)).hasSize(30);
        assertThat(count(campaign, "true")).isEqualTo(30);
        assertThat(taken(campaign)).isEqualTo(Quantity.of(30));
    }

    private boolean isTaken(CustomerId consumer, UUID campaign, Sku sku) {
        try {
            trade.grouped(consumer, campaign, line(sku, 1));
            return true;
        } catch (RefusedException full) {
            return false;
        }
    }

    @Test
    void whoever_comes_to_a_campaign_with_a_maximum_does_not_count_all_who_came_before() {
        Sku sku = trade.product("100.00");
        UUID unlimited = campaign(sku, 1, null, Duration.ofDays(1));
        UUID limited = campaign(sku, 1, 5, Duration.ofDays(1));
        transaction.executeWithoutResult(status -> assertThat(looksAtParticipants(() -> grouped(limited, sku, 1)))
                .isEqualTo(looksAtParticipants(() -> grouped(unlimited, sku, 1))));
    }

    private long looksAtParticipants(Runnable coming) {
        long before = participantsRead();
        coming.run();
        return participantsRead() - before;
    }

    private long participantsRead() {
        return jdbc
                .sql("""
                        SELECT seq_scan + coalesce(idx_scan, 0) FROM pg_stat_xact_user_tables WHERE relname = 'campaign_order'""")
                .query(Long.class)
                .single();
    }

    @Test
    void an_order_that_is_cancelled_while_its_campaign_is_open_gives_its_place_back_once() {
        Sku sku = trade.product("100.00");
        UUID campaign = campaign(sku, 1, 3, Duration.ofDays(1));
        grouped(campaign, sku, 1);
        OrderId leaving = grouped(campaign, sku, 2);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> grouped(campaign, sku, 1))
                .satisfies(refused -> assertThat(refused.faults()).singleElement().extracting(Fault::detail)
                        .isEqualTo("the campaign takes 3, of which 3 are taken"));

        cancellations.cancel(leaving, "Not wanted", OPERATOR);
        assertThat(taken(campaign)).isEqualTo(Quantity.of(1));
        assertThat(closings.end(leaving, CLOSING)).isEqualTo(OrderStatus.CANCELLED);

        assertThat(taken(campaign)).isEqualTo(Quantity.of(1));
        grouped(campaign, sku, 2);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> grouped(campaign, sku, 1));
    }

    @Test
    void an_order_that_is_undone_after_its_campaign_was_called_off_gives_nothing_back() {
        Sku sku = trade.product("100.00");
        UUID campaign = campaign(sku, 1, 3, Duration.ofDays(1));
        OrderId order = grouped(campaign, sku, 2);
        desk.cancel(campaign, OPERATOR);

        closings.begin(order, ClosingReason.CAMPAIGN_MISSED, CLOSING, null);

        assertThat(closings.end(order, CLOSING)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(campaigns.find(campaign)).get().extracting(Campaign::orderedWhenDecided).isEqualTo(Quantity.of(2));
    }

    @Test
    void what_is_taken_is_what_its_orders_have_however_they_come_and_go() {
        Sku sku = trade.product("100.00");
        UUID campaign = campaign(sku, 1, 12, Duration.ofDays(1));
        List<OrderId> leaving = IntStream.range(0, 12).mapToObj(number -> grouped(campaign, sku, 1)).toList();
        List<CustomerId> coming = IntStream.range(0, 24).mapToObj(number -> trade.consumer("0.00")).toList();

        List<Boolean> taken = Race.of(36, number -> () -> {
            if (number < 24) {
                return isTaken(coming.get(number), campaign, sku);
            }
            closings.begin(leaving.get(number - 24), ClosingReason.PAYMENT_DEADLINE, CLOSING, null);
            return false;
        });

        long came = taken.stream().filter(each -> each).count();
        assertThat(came).isLessThanOrEqualTo(12);
        assertThat(taken(campaign)).isEqualTo(Quantity.of(came));
    }

    private Quantity taken(UUID campaign) {
        return jdbc.sql("SELECT taken FROM campaign WHERE id = ?")
                .param(campaign)
                .query(Row.as(row -> row.quantity("taken")))
                .single();
    }
    @Test
    void a_campaign_whose_process_is_lost_is_decided_once() {
        Sku sku = trade.product("100.00");
        UUID campaign = campaign(sku, 1, null, Duration.ofDays(1));
        OrderId order = trade.grouped(trade.consumer("100.00"), campaign, line(sku, 1));
        payments.hold(order);
        endsIn(campaign, Duration.ofHours(-1));
        lost.lookAfter();
        lost.lookAfter();
        assertThat(campaigns.find(campaign)).get().extracting(Campaign::status).isEqualTo(CampaignStatus.MISSED);
        assertThat(count(campaign, "p.counted")).as("paid after its end").isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM order_timeline WHERE order_id = ? AND type = 'campaign.missed'")
                .param(order.value()).query(Integer.class).single()).isEqualTo(1);
    }

    private int count(UUID campaign, String condition) {
        return jdbc
                .sql("SELECT count(*) FROM campaign_order p JOIN campaign c ON c.id = p.campaign_id WHERE c.id = ? AND "
                        + condition)
                .param(campaign).query(Integer.class).single();
    }

    /** Behind its back, since the end of a campaign does not change. */
    private void endsIn(UUID campaign, Duration left) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            jdbc.sql("UPDATE campaign SET ends_at = ? WHERE id = ?")
                    .params(Row.at(clock.instant().plus(left)), campaign)
                    .update();
        });
    }
}
