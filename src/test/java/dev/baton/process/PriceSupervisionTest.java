package dev.baton.process;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.baton.customer.CustomerId;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.product.PriceDesk;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.listing.Listing;
import dev.baton.product.listing.ListingOutcome;
import dev.baton.product.listing.Listings;
import dev.baton.product.price.Buyer;
import dev.baton.product.price.Price;
import dev.baton.product.price.PriceListTerms;
import dev.baton.product.price.PriceLists;
import dev.baton.product.price.Prices;
import dev.baton.product.supervision.PriceProposal;
import dev.baton.product.supervision.PriceProposals;
import dev.baton.product.supervision.ProposalState;
import dev.baton.testing.Journeys;
import dev.baton.testing.LostCompletions;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prices that leave the band of their product, which is from 80.00 to 120.00 here. */
@ProcessTest
@Isolated("moves the clock")
class PriceSupervisionTest {

    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE");
    private static final Caller ANYBODY = new Caller("test", Set.of(), null);
    private static final LocalDate DAY = LocalDate.parse("2030-06-15");

    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;
    private final LostCompletions completions;
    private final Listings listings;
    private final PriceLists lists;
    private final Prices prices;
    private final Products products;
    private final PriceProposals proposals;
    private final JdbcClient jdbc;
    private final Trade trade;

    private CustomerId seller = new CustomerId("unset");
    private Sku sku = new Sku("unset");

    @Autowired
    PriceSupervisionTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            TestClock clock,
            LostCompletions completions) {
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
        this.completions = completions;
        this.listings = baton.getBean(Listings.class);
        this.lists = baton.getBean(PriceLists.class);
        this.prices = baton.getBean(Prices.class);
        this.products = baton.getBean(Products.class);
        this.proposals = baton.getBean(PriceProposals.class);
        this.jdbc = baton.getBean(JdbcClient.class);
        this.trade = new Trade(baton);
    }

    @BeforeEach
    void aProductWithABand() {
        seller = trade.distributor("0.00");
        sku = trade.product("100.00");
        Product plain = Objects.requireNonNull(products.find(List.of(sku)).get(sku));
        products.put(new Product(sku, plain.name(), plain.category(), plain.unit(), true, plain.unitPrice(),
                money("80.00"), money("120.00"), plain.taxRate()));
    }

    @Test
    void a_price_within_the_band_or_a_little_above_it_is_in_force_at_once() {
        assertThat(say("80.00", "dealer")).isInstanceOf(ListingOutcome.InForce.class);
        assertThat(say("123.60", "dealer")).as("a gold distributor").isInstanceOf(ListingOutcome.InForce.class);
        assertThat(decisions(seller + ":" + sku)).isEqualTo(1);
        assertThat(say("123.60", "dealer")).as("the same once more").isInstanceOf(ListingOutcome.InForce.class);
        assertThat(decisions(seller + ":" + sku)).as("is not judged anew").isEqualTo(1);
    }

    @Test
    void a_price_far_from_the_band_is_refused_with_the_rule_and_what_was_asked_is_kept() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> say("56.00", "dealer"))
                .satisfies(refused -> assertThat(refused.faults()).singleElement().satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/price");
                    assertThat(fault.detail()).contains("PSV-FAR-BELOW", "30 percent");
                }));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> say("180.00", "dealer"));
        assertThat(decisions(seller + ":" + sku)).isEqualTo(2);
        assertThat(listings.list(seller, null, Limit.of(null), null).items()).isEmpty();
    }

    @Test
    void a_price_that_a_person_approves_is_in_force_and_until_then_what_was_before() {
        say("110.00", "dealer");
        PriceProposal proposal = waits(say("130.00", "dealer"));
        assertThat(inForce().price()).isEqualTo(money("110.00"));
        assertThat(say("130.00", "dealer")).as("the same once more")
                .isEqualTo(new ListingOutcome.Waits(proposal, false));

        UserTask task = tasks.awaitTask(proposal.id(), "Task_ReviewPrice");
        assertThat(task.candidateGroups()).containsExactly("price-supervisors");
        assertThat(tasks.variables(task).path("proposal").path("beyond").asText()).contains("8.34 % above");
        answer(proposal, "Task_ReviewPrice", "dealer", APPROVE);
        awaitNotice(proposal, "another person");
        answer(proposal, "Task_ReviewPrice", "petra", Map.of("decision", "REJECT"));
        awaitNotice(proposal, "comment");
        completions.switchedOn(true);
        try {
            answer(proposal, "Task_ReviewPrice", "petra", APPROVE);
            journeys.awaitElement(proposal.id(), "Event_PriceInForce");
        } finally {
            completions.switchedOn(false);
        }

        assertThat(inForce().price()).isEqualTo(money("130.00"));
        assertThat(inForce().version()).as("once").isEqualTo(2);
        assertThat(decided(proposal).decidedBy()).isEqualTo("petra");
        assertThat(verdicts(proposal)).as("each answer once").isEqualTo(3);
    }

    @Test
    void a_price_that_is_rejected_never_comes_into_force_and_its_proposer_is_told_why() {
        PriceProposal proposal = waits(say("70.00", "dealer"));

        answer(proposal, "Task_ReviewPrice", "petra",
                Map.of("decision", "REJECT", "comment", "Below what we pay ourselves"));

        journeys.awaitElement(proposal.id(), "Event_PriceNotInForce");
        assertThat(decided(proposal)).satisfies(rejected -> {
            assertThat(rejected.state()).isEqualTo(ProposalState.REFUSED);
            assertThat(rejected.comment()).isEqualTo("Below what we pay ourselves");
        });
        assertThat(listings.list(seller, null, Limit.of(null), null).items()).isEmpty();
    }

    @Test
    void a_review_that_is_late_goes_to_the_managers_and_lapses_in_the_end() {
        PriceProposal late = waits(say("130.00", "dealer"));
        Sku first = sku;
        aProductWithABand();
        PriceProposal forgotten = waits(say("130.00", "dealer"));
        tasks.awaitTask(late.id(), "Task_ReviewPrice");
        tasks.awaitTask(forgotten.id(), "Task_ReviewPrice");

        clock.advanceTo(told(forgotten, "Task_ReviewPrice", "reviewDueAt"));
        assertThat(tasks.awaitTask(late.id(), "Task_ReviewLatePrice").candidateGroups())
                .containsExactly("price-managers");
        tasks.awaitTask(forgotten.id(), "Task_ReviewLatePrice");
        answer(late, "Task_ReviewLatePrice", "max", APPROVE);
        journeys.awaitElement(late.id(), "Event_PriceInForce");
        clock.advanceTo(told(forgotten, "Task_ReviewLatePrice", "reviewExpiresAt"));

        journeys.awaitElement(forgotten.id(), "Event_PriceNotInForce");
        assertThat(decided(forgotten).state()).isEqualTo(ProposalState.LAPSED);
        assertThat(decided(late).sku()).isEqualTo(first);
        assertThat(decided(late).decidedBy()).isEqualTo("max");
    }

    @Test
    void another_price_takes_the_place_of_one_that_waits() {
        PriceProposal first = waits(say("130.00", "dealer"));
        tasks.awaitTask(first.id(), "Task_ReviewPrice");

        PriceProposal second = waits(say("131.00", "dealer"));
        journeys.awaitElement(first.id(), "Event_ProposalEnded");
        tasks.awaitTask(second.id(), "Task_ReviewPrice");
        say("115.00", "dealer");

        journeys.awaitElement(second.id(), "Event_ProposalEnded");
        assertThat(decided(first).state()).isEqualTo(ProposalState.SUPERSEDED);
        assertThat(decided(second).state()).isEqualTo(ProposalState.SUPERSEDED);
        assertThat(inForce().price()).isEqualTo(money("115.00"));
    }

    @Test
    void a_price_of_a_list_is_judged_too_and_once_approved_orders_need_nobody_for_it() {
        PriceListTerms campaign = terms(DAY, DAY.plusDays(30));
        PriceDesk.put(lists, campaign, sku, money("76.00"), "stock");
        assertThat(price().amount()).as("a short campaign").isEqualTo(money("76.00"));
        PriceListTerms lasting = terms(DAY, null);
        assertThat(PriceDesk.put(lists, lasting, sku, money("76.00"), "stock")).isTrue();
        assertThat(PriceDesk.put(lists, lasting, sku, money("76.00"), "stock")).as("the same once more").isFalse();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> PriceDesk.put(lists, lasting, sku, money("10.00"), "stock"));
        PriceProposal proposal = proposals.list(ProposalState.PROPOSED, ANYBODY, Limit.of(200), null).items().stream()
                .filter(waiting -> waiting.sku().equals(sku)).findAny().orElseThrow();

        answer(proposal, "Task_ReviewPrice", "petra", APPROVE);

        journeys.awaitElement(proposal.id(), "Event_PriceInForce");
        Price found = price();
        assertThat(found.list()).extracting(list -> list.name()).isEqualTo(lasting.name());
        assertThat(found.outsideBand(Objects.requireNonNull(products.find(List.of(sku)).get(sku)))).isFalse();
    }

    private PriceListTerms terms(LocalDate from, @Nullable LocalDate until) {
        return new PriceListTerms(name("list"), "DISTRIBUTOR", null, null, Trade.CURRENCY, from, until);
    }

    private Price price() {
        return Objects.requireNonNull(prices.of(new Buyer(seller, "GOLD", "DISTRIBUTOR"),
                products.find(List.of(sku)).values(), DAY).get(sku));
    }

    private ListingOutcome say(String price, String by) {
        Money amount = money(price);
        return await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(EngineUnavailableException.class)
                .until(() -> PriceDesk.put(listings, seller, sku, true, amount, by), outcome -> true);
    }

    private static PriceProposal waits(ListingOutcome outcome) {
        assertThat(outcome).isInstanceOf(ListingOutcome.Waits.class);
        return ((ListingOutcome.Waits) outcome).proposal();
    }

    private Listing inForce() {
        return listings.get(seller, sku);
    }

    private PriceProposal decided(PriceProposal proposal) {
        return proposals.get(proposal.id(), ANYBODY);
    }

    private long decisions(String subject) {
        return count("SELECT count(*) FROM rule_record WHERE subject = ?", subject);
    }

    private long verdicts(PriceProposal proposal) {
        return count("SELECT count(*) FROM price_proposal_verdict WHERE proposal_id = ?", proposal.id());
    }

    private long count(String sql, Object of) {
        return jdbc.sql(sql).param(of).query(Long.class).single();
    }

    private void answer(PriceProposal proposal, String element, String person, Map<String, Object> answer) {
        UserTask task = tasks.awaitTask(proposal.id(), element);
        tasks.assign(task, person);
        tasks.complete(task, answer);
    }

    /** A little after the moment that the task was told. */
    private Instant told(PriceProposal proposal, String element, String moment) {
        UserTask task = tasks.awaitTask(proposal.id(), element);
        return OffsetDateTime.parse(tasks.variables(task).path(moment).asText()).toInstant().plusSeconds(60);
    }

    private void awaitNotice(PriceProposal proposal, String words) {
        UUID id = proposal.id();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                tasks.variables(tasks.awaitTask(id, "Task_ReviewPrice")).path("priceNotice").asText())
                .contains(words));
    }
}
