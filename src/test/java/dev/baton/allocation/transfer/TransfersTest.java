package dev.baton.allocation.transfer;

import static dev.baton.allocation.transfer.Moving.allow;
import static dev.baton.allocation.transfer.Moving.deny;
import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.allocation.AwaitedStock;
import dev.baton.allocation.transfer.source.SourceFacts;
import dev.baton.allocation.transfer.source.SourceSearch;
import dev.baton.allocation.transfer.source.TransferSource;
import dev.baton.allocation.transfer.source.TransferSource.Outcome;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.RingFences;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.StockFilter;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.Threshold;
import dev.baton.inventory.Thresholds;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.view.StockLevel;
import dev.baton.inventory.view.StockView;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Transfers step by step; rules and people say here what the test lets them say. */
@BatonTest
class TransfersTest {

    private static final UUID FIRST = new UUID(0, 0);
    private static final AtomicLong JOBS = new AtomicLong(-1);
    private static final FormAnswer APPROVE = FormAnswer.of("APPROVE", null);

    private final StockTransfers transfers;
    private final TransferProposals proposals;
    private final TransferApprovals approvals;
    private final TransferReservations reservations;
    private final TransferView view;
    private final SourceSearch search;
    private final TransactionTemplate transaction;
    private final Allocation allocation;
    private final LostTransfers lost;
    private final AwaitedStock awaited;
    private final JdbcClient jdbc;
    private final Inventory inventory;
    private final GoodsMovements movements;
    private final Thresholds thresholds;
    private final RingFences fences;
    private final StockView stock;
    private final Trade trade;
    private final Moving moving;

    private LocationId east = new LocationId("unset");
    private LocationId north = new LocationId("unset");
    private LocationId west = new LocationId("unset");
    private Sku kettle = new Sku("unset");
    private Sku pan = new Sku("unset");

    @Autowired
    TransfersTest(
            StockTransfers transfers,
            TransferProposals proposals,
            TransferApprovals approvals,
            TransferReservations reservations,
            TransferView view,
            SourceSearch search,
            TransactionTemplate transaction,
            Allocation allocation,
            Inventory inventory,
            GoodsMovements movements,
            Thresholds thresholds,
            RingFences fences,
            StockView stock,
            BeanFactory beans) {
        this.lost = beans.getBean(LostTransfers.class);
        this.awaited = beans.getBean(AwaitedStock.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.transfers = transfers;
        this.proposals = proposals;
        this.approvals = approvals;
        this.reservations = reservations;
        this.view = view;
        this.search = search;
        this.transaction = transaction;
        this.allocation = allocation;
        this.inventory = inventory;
        this.movements = movements;
        this.thresholds = thresholds;
        this.fences = fences;
        this.stock = stock;
        this.trade = new Trade(beans);
        this.moving = new Moving(beans);
    }

    @BeforeEach
    void threePlants() {
        east = trade.plant("EAST");
        north = trade.plant("NORTH");
        west = trade.plant("WEST");
        kettle = trade.product("10.00");
        pan = trade.product("20.00");
    }

    @Test
    void stock_is_reserved_shipped_and_received_in_parts() {
        trade.receive(north, line(kettle, 10), line(pan, 5));
        Transfer transfer = moving.approved(east, north, line(kettle, 6), line(pan, 2), line(kettle, 1));
        assertThat(transfer.number()).matches("TR-\\d{4}-\\d{6}");
        assertThat(transfer.approvedBy()).isEqualTo("rules");
        assertLevel(north, kettle, 10, 7, 0);

        transfers.ship(transfer.id(), "DN-7", "stock");
        assertLevel(north, kettle, 3, 0, 0);
        assertLevel(east, kettle, 0, 0, 7);
        Transfer part = moving.receive(transfer.id(), "GR-1", line(kettle, 3));
        assertThat(part.state()).isEqualTo(TransferState.PARTLY_RECEIVED);
        assertLevel(east, kettle, 3, 0, 4);
        Transfer whole = moving.receive(transfer.id(), "GR-2", line(kettle, 4), line(pan, 2));

        assertThat(whole.state()).isEqualTo(TransferState.RECEIVED);
        assertThat(whole.endedAt()).isNotNull();
        assertLevel(east, kettle, 7, 0, 0);
        assertLevel(east, pan, 2, 0, 0);
        assertThat(view.get(transfer.id()).receipts()).extracting(TransferReceipt::document)
                .containsExactly("GR-1", "GR-2");
    }

    @Test
    void the_best_source_that_the_rules_allow_is_chosen_and_why_the_others_are_not_is_kept() {
        LocationId south = trade.plant("SOUTH");
        LocationId other = trade.plant("EAST");
        trade.receive(north, line(kettle, 10));
        trade.receive(west, line(kettle, 10));
        trade.receive(south, line(kettle, 10));
        trade.receive(other, line(kettle, 2));
        thresholds.set(new Threshold(new StockKey(north, kettle), Quantity.ZERO, Quantity.of(7), null));
        UUID id = moving.request(east, null, line(kettle, 5)).id();

        List<SourceFacts> found = proposals.find(id);
        assertThat(found)
                .extracting(SourceFacts::location, SourceFacts::kilometres, facts -> facts.aboveSafety().intValue())
                .containsExactly(tuple(north.value(), 1_200, -2), tuple(south.value(), 1_400, 5),
                        tuple(west.value(), 1_900, 5));
        assertThat(found.getFirst().amount()).isEqualByComparingTo("50");
        Proposal proposal = moving.propose(id, facts -> facts.aboveSafety().signum() < 0 ? deny() : allow("MANUAL", 5));

        assertThat(proposal.outcome()).isEqualTo(Proposal.Outcome.MANUAL);
        assertThat(view.get(id).sources())
                .extracting(TransferSource::location, TransferSource::outcome)
                .containsExactlyInAnyOrder(tuple(south, Outcome.CHOSEN), tuple(west, Outcome.ALLOWED),
                        tuple(north, Outcome.DENIED), tuple(other, Outcome.LACKING));
        assertThat(moving.transfer(id).from()).isEqualTo(south);
        assertThat(proposals.choose(id, found, found.stream().map(facts -> allow("MANUAL", 5)).toList()).outcome())
                .as("asked again").isEqualTo(Proposal.Outcome.MANUAL);
    }

    @Test
    void a_warehouse_is_supplied_by_its_neighbours_and_by_plants() {
        LocationId warehouse = trade.location(LocationType.WAREHOUSE, "EAST");
        LocationId neighbour = trade.location(LocationType.WAREHOUSE, "EAST");
        LocationId stranger = trade.location(LocationType.WAREHOUSE, "WEST");
        LocationId store = trade.location(LocationType.STORE, "EAST");
        List.of(neighbour, stranger, store, west).forEach(place -> trade.receive(place, line(kettle, 5)));
        UUID id = moving.request(warehouse, null, line(kettle, 5)).id();

        assertThat(proposals.find(id)).extracting(SourceFacts::location)
                .containsExactly(neighbour.value(), west.value());
    }

    @Test
    void nothing_is_moved_where_nobody_has_enough_or_may_give_it() {
        trade.receive(north, line(kettle, 4));
        UUID lacking = moving.request(east, null, line(kettle, 5)).id();
        UUID denied = moving.request(east, north, line(kettle, 3)).id();

        assertThat(moving.propose(lacking, facts -> allow("AUTO", 1)).outcome()).isEqualTo(Proposal.Outcome.NONE);
        assertThat(moving.propose(denied, facts -> deny()).outcome()).isEqualTo(Proposal.Outcome.NONE);

        assertThat(moving.transfer(lacking).state()).isEqualTo(TransferState.UNSOURCED);
        assertThat(moving.transfer(lacking).note()).contains(kettle.value());
        assertThat(moving.transfer(denied).note()).contains("The test says so");
        assertThat(moving.propose(denied, facts -> allow("AUTO", 1)).outcome()).as("asked again")
                .isEqualTo(Proposal.Outcome.NONE);
    }

    @Test
    void what_is_set_aside_for_an_order_that_waits_is_not_moved() {
        trade.receive(west, line(kettle, 8));
        OrderId order = trade.approved(trade.distributor("0.00"), line(kettle, 3), line(pan, 1));
        assertThat(allocation.reserve(order, null)).isInstanceOf(Waiting.class);
        UUID tooMuch = moving.request(east, west, line(kettle, 6)).id();
        UUID enough = moving.request(east, west, line(kettle, 5)).id();

        assertThat(proposals.find(tooMuch)).isEmpty();
        assertThat(moving.propose(enough, facts -> allow("AUTO", 1)).outcome()).isEqualTo(Proposal.Outcome.AUTO);
        assertThat(reservations.reserve(enough)).isPresent();
    }

    @Test
    void an_order_is_made_whole_where_it_lacks_least_by_what_those_before_it_do_not_wait_for() {
        trade.receive(east, line(kettle, 3));
        trade.receive(west, line(pan, 8));
        OrderId older = trade.approved(trade.distributor("0.00"), line(pan, 5), line(trade.product("1.00"), 1));
        OrderId younger = trade.approved(trade.distributor("0.00"), line(kettle, 3), line(pan, 4));
        assertThat(allocation.reserve(older, null)).isInstanceOf(Waiting.class);
        assertThat(allocation.reserve(younger, null)).isInstanceOf(Waiting.class);

        assertThat(search(younger).able()).isEmpty();
        assertThat(search(younger).others()).extracting(TransferSource::location).containsExactly(west);
        trade.receive(west, line(pan, 1));

        SourceSearch.Found found = search(younger);
        assertThat(found.destination()).isEqualTo(west);
        assertThat(found.lines()).containsExactly(line(kettle, 3));
        assertThat(found.able()).extracting(SourceFacts::location, SourceFacts::forOrder, SourceFacts::channel)
                .containsExactly(tuple(east.value(), true, "DISTRIBUTOR"));
    }

    @Test
    void what_is_set_aside_for_a_channel_is_not_moved() {
        trade.receive(north, line(kettle, 10));
        trade.receive(west, line(kettle, 10));
        fences.set(west, kettle, "RETAILER", Quantity.of(6), "test");
        UUID id = moving.request(east, null, line(kettle, 5)).id();
        assertThat(proposals.find(id)).extracting(SourceFacts::location).containsExactly(north.value());
        moving.propose(id, facts -> allow("AUTO", 1));

        fences.set(north, kettle, "RETAILER", Quantity.of(6), "test");

        assertThat(reservations.reserve(id)).isEmpty();
        assertThat(moving.transfer(id).state()).isEqualTo(TransferState.REQUESTED);
        assertThat(view.get(id).sources()).extracting(TransferSource::outcome).contains(Outcome.SHORT);
    }

    @Test
    void an_order_sees_what_is_set_aside_for_its_channel_where_it_is_brought_to_and_nothing_of_others() {
        trade.receive(east, line(kettle, 10));
        trade.receive(north, line(kettle, 7));
        fences.set(east, kettle, "RETAILER", Quantity.of(8), "test");
        fences.set(north, kettle, "DISTRIBUTOR", Quantity.of(7), "test");
        OrderId order = trade.approved(trade.distributor("0.00"), line(kettle, 8));
        assertThat(allocation.reserve(order, null)).isInstanceOf(Waiting.class);

        SourceSearch.Found found = search(order);

        assertThat(found.destination()).isEqualTo(north);
        assertThat(found.lines()).containsExactly(line(kettle, 1));
        assertThat(found.able()).extracting(SourceFacts::location).containsExactly(east.value());
    }

    private SourceSearch.Found search(OrderId order) {
        return Objects.requireNonNull(
                transaction.execute(status -> search.forOrder(order, 1, Set.of()).orElseThrow()));
    }

    @Test
    void a_source_that_went_short_is_left_for_the_next_one() {
        trade.receive(north, line(kettle, 5));
        trade.receive(west, line(kettle, 5));
        UUID id = moving.request(east, null, line(kettle, 5)).id();
        moving.propose(id, facts -> allow("AUTO", 1));
        inventory.reserve(name("order"), north, List.of(line(kettle, 1)));

        assertThat(reservations.reserve(id)).isEmpty();
        assertThat(reservations.reserve(id)).as("asked again").isEmpty();
        assertThat(moving.transfer(id).state()).isEqualTo(TransferState.REQUESTED);
        moving.propose(id, facts -> allow("AUTO", 1));

        assertThat(reservations.reserve(id)).isPresent().isEqualTo(reservations.reserve(id));
        assertThat(moving.transfer(id).from()).isEqualTo(west);
        assertThat(view.get(id).sources()).extracting(TransferSource::location, TransferSource::outcome)
                .containsExactlyInAnyOrder(tuple(north, Outcome.SHORT), tuple(west, Outcome.CHOSEN));
    }

    @Test
    void stock_that_proves_not_to_be_there_is_looked_for_elsewhere() {
        trade.receive(north, line(kettle, 5), line(pan, 5));
        Transfer transfer = moving.approved(east, north, line(kettle, 5), line(pan, 5));

        movements.adjust(north, List.of(new StockChange(kettle, Quantity.of(-1))), MovementReason.CORRECTION,
                name("C"));

        assertThat(moving.transfer(transfer.id()).state()).isEqualTo(TransferState.REQUESTED);
        assertLevel(north, pan, 5, 0, 0);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> transfers.ship(transfer.id(), "DN", "stock"));
        assertThat(moving.propose(transfer.id(), facts -> allow("AUTO", 1)).outcome()).as("the source was named")
                .isEqualTo(Proposal.Outcome.NONE);
        assertThat(moving.transfer(transfer.id()).state()).isEqualTo(TransferState.UNSOURCED);
    }

    @Test
    void a_transfer_on_which_nothing_is_decided_since_its_process_is_lost_is_given_up() {
        trade.receive(north, line(kettle, 5));
        UUID sought = moving.request(east, north, line(kettle, 2)).id();
        UUID proposed = proposed(line(kettle, 2));
        UUID reserved = moving.approved(east, north, line(kettle, 1)).id();
        assertThat(lost.undecided(FIRST, 10_000)).doesNotContain(sought, proposed, reserved);

        before(31, sought, proposed, reserved);
        assertThat(lost.undecided(FIRST, 10_000)).contains(sought, proposed).doesNotContain(reserved);
        lost.giveUp(sought);
        lost.giveUp(proposed);
        lost.giveUp(reserved);

        assertThat(List.of(sought, proposed)).allSatisfy(
                id -> assertThat(moving.transfer(id).state()).isEqualTo(TransferState.CANCELLED));
        assertThat(moving.transfer(reserved).state()).isEqualTo(TransferState.APPROVED);
    }

    @Test
    void a_transfer_that_is_late_is_noted_also_where_its_process_is_lost() {
        trade.receive(north, line(kettle, 5));
        UUID id = moving.approved(east, north, line(kettle, 5)).id();
        assertThat(lost.late(Overdue.SHIPMENT, FIRST, 10_000)).doesNotContain(id);

        before(10, id);
        assertThat(lost.late(Overdue.SHIPMENT, FIRST, 10_000)).contains(id);
        assertThat(lost.late(Overdue.RECEIPT, FIRST, 10_000)).doesNotContain(id);
        lost.report(id, Overdue.SHIPMENT);

        assertThat(moving.transfer(id).shipmentOverdueSince()).isNotNull();
        assertThat(lost.late(Overdue.SHIPMENT, FIRST, 10_000)).doesNotContain(id);
    }

    private void before(int days, UUID... ids) {
        for (UUID id : ids) {
            jdbc.sql("""
                    UPDATE stock_transfer SET sought_since = sought_since - make_interval(days => :days),
                        shipment_due_at = shipment_due_at - make_interval(days => :days) WHERE id = :id""")
                    .param("days", days)
                    .param("id", id)
                    .update();
        }
    }

    @Test
    void a_wait_that_is_begun_anew_has_a_transfer_of_its_own() {
        OrderId order = trade.approved(trade.distributor("0.00"), line(kettle, 3));
        assertThat(allocation.reserve(order, null)).isInstanceOf(Waiting.class);
        UUID first = wait(order);
        trade.receive(east, line(kettle, 3));
        movements.adjust(east, List.of(new StockChange(kettle, Quantity.of(-3))), MovementReason.CORRECTION, name("C"));
        UUID second = wait(order);
        assertThat(second).isNotEqualTo(first);

        // as its need is looked at once it was granted, with the order waiting again
        transaction.executeWithoutResult(status -> {
            assertThat(awaited.goesOn(first)).isFalse();
            assertThat(awaited.goesOn(second)).isTrue();
        });
        open(first);
        open(second);
        reservations.checkNeed(of(first));
        reservations.checkNeed(of(second));

        assertThat(moving.transfer(of(first)).state()).isEqualTo(TransferState.CANCELLED);
        assertThat(moving.transfer(of(second)).state()).isEqualTo(TransferState.REQUESTED);
    }

    private UUID wait(OrderId order) {
        return jdbc.sql("SELECT id FROM allocation_waiter WHERE order_id = ? AND ended_at IS NULL").param(order.value())
                .query(UUID.class).single();
    }

    private UUID of(UUID wait) {
        return jdbc.sql("SELECT id FROM stock_transfer WHERE wait_id = ?").param(wait).query(UUID.class).single();
    }

    /** As if its process had not got to it. */
    private void open(UUID wait) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> moving.transfer(of(wait)).endedAt() != null);
        jdbc.sql("UPDATE stock_transfer SET state = 'REQUESTED', ended_at = NULL, note = '' WHERE wait_id = ?")
                .param(wait).update();
    }

    @Test
    void a_transfer_is_approved_by_somebody_who_has_not_asked_for_it() {
        trade.receive(north, line(kettle, 5));
        UUID id = moving.request(east, north, line(kettle, 5)).id();
        moving.propose(id, facts -> allow("MANUAL", 1));

        assertThat(answer(id, APPROVE, "stock").notice()).contains("stock has asked");
        assertThat(approvals.record(id, APPROVE, JOBS.getAndDecrement(), null).notice()).contains("claim the task");
        assertThat(answer(id, FormAnswer.of("REJECT", " "), "mia").notice()).contains("comment");
        assertThat(answer(id, FormAnswer.of(null, null), "mia").notice()).contains("Choose");
        long job = JOBS.getAndDecrement();
        assertThat(approvals.record(id, APPROVE, job, new CompletedTask("7", "mia")).verdict())
                .isEqualTo(TransferVerdict.APPROVED);
        assertThat(approvals.record(id, FormAnswer.of("REJECT", "no"), job, null).verdict()).as("asked again")
                .isEqualTo(TransferVerdict.APPROVED);

        assertThat(reservations.reserve(id)).isPresent();
        assertThat(moving.transfer(id).approvedBy()).isEqualTo("mia");
    }

    @Test
    void what_is_rejected_or_not_decided_in_time_is_not_moved() {
        trade.receive(north, line(kettle, 5));
        UUID rejected = proposed(line(kettle, 2));
        UUID lapsed = proposed(line(kettle, 2));

        assertThat(answer(rejected, FormAnswer.of("REJECT", "Not this week"), "mia").verdict())
                .isEqualTo(TransferVerdict.REJECTED);
        assertThat(answer(lapsed, FormAnswer.of("EXPIRE", null), "nobody").verdict())
                .isEqualTo(TransferVerdict.LAPSED);

        assertThat(moving.transfer(rejected).note()).isEqualTo("Not this week");
        assertThat(moving.transfer(lapsed).state()).isEqualTo(TransferState.LAPSED);
        assertThat(reservations.reserve(lapsed)).isEmpty();
        assertThat(answer(lapsed, APPROVE, "mia").verdict()).as("too late").isEqualTo(TransferVerdict.REJECTED);
    }

    @Test
    void what_never_arrives_is_written_off() {
        trade.receive(north, line(kettle, 10), line(pan, 5));
        UUID id = moving.shipped(east, north, line(kettle, 10), line(pan, 5)).id();
        moving.receive(id, "GR-1", line(kettle, 3));

        Transfer ended = moving.receiveLast(id, "GR-2", line(kettle, 5));

        assertThat(ended.state()).isEqualTo(TransferState.RECEIVED);
        assertThat(ended.lines()).extracting(TransferLine::received, TransferLine::lost)
                .containsExactlyInAnyOrder(tuple(Quantity.of(8), Quantity.of(2)), tuple(Quantity.ZERO, Quantity.of(5)));
        assertLevel(east, kettle, 8, 0, 0);
        assertLevel(east, pan, 0, 0, 0);
        assertThat(stock.movements(new StockFilter(kettle.value(), east.value(), null), Limit.of(null), null)
                .items()).extracting(movement -> movement.reason(), movement -> movement.quantity())
                .containsExactlyInAnyOrder(tuple(MovementReason.TRANSFER_RECEIPT, Quantity.of(3)),
                        tuple(MovementReason.TRANSFER_RECEIPT, Quantity.of(5)),
                        tuple(MovementReason.TRANSFER_RECEIPT, Quantity.of(2)),
                        tuple(MovementReason.TRANSIT_LOSS, Quantity.of(-2)));
        assertThat(moving.receiveLast(id, "GR-2", line(kettle, 5)).state()).as("again")
                .isEqualTo(TransferState.RECEIVED);
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> moving.receive(id, "GR-3", line(pan, 1)));
    }

    @Test
    void a_receipt_counts_once_and_not_for_more_than_is_under_way() {
        trade.receive(north, line(kettle, 10));
        UUID early = moving.approved(east, north, line(kettle, 2)).id();
        UUID id = moving.shipped(east, north, line(kettle, 5)).id();
        UUID namesake = moving.shipped(east, north, line(kettle, 3)).id();

        moving.receive(id, "GR-1", line(kettle, 3));
        moving.receive(id, "GR-1", line(kettle, 3));
        moving.receive(namesake, "GR-1", line(kettle, 3));

        assertLevel(east, kettle, 6, 0, 2);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> moving.receive(id, "GR-1", line(kettle, 2)));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> moving.receive(id, "GR-2", line(kettle, 3)));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> moving.receive(id, "GR-2", line(pan, 1)));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> moving.receive(early, "GR-1", line(kettle, 1)));
        assertLevel(east, kettle, 6, 0, 2);
    }

    @Test
    void a_transfer_is_cancelled_until_it_has_left() {
        trade.receive(north, line(kettle, 10));
        UUID id = moving.approved(east, north, line(kettle, 6)).id();
        UUID left = moving.shipped(east, north, line(kettle, 2)).id();

        assertThat(transfers.cancel(id, "Not needed").state()).isEqualTo(TransferState.CANCELLED);
        assertThat(transfers.cancel(id, "Not needed").note()).as("again").isEqualTo("Not needed");

        assertLevel(north, kettle, 8, 0, 0);
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> transfers.cancel(left, "Too late"));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> transfers.ship(id, "DN", "stock"));
        assertThat(transfers.ship(left, "DN-1", "stock").state()).as("again").isEqualTo(TransferState.SHIPPED);
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> transfers.ship(left, "DN-2", "stock"));
    }

    @Test
    void what_is_late_is_noted_once() {
        trade.receive(north, line(kettle, 10));
        UUID id = moving.approved(east, north, line(kettle, 6)).id();

        reservations.reportOverdue(id, Overdue.RECEIPT);
        assertThat(moving.transfer(id).receiptOverdueSince()).as("it has not even left").isNull();
        reservations.reportOverdue(id, Overdue.SHIPMENT);
        Transfer late = moving.transfer(id);
        assertThat(late.shipmentOverdueSince()).isNotNull();
        reservations.reportOverdue(id, Overdue.SHIPMENT);
        assertThat(moving.transfer(id)).isEqualTo(late);
        reservations.checkNeed(id);
        assertThat(moving.transfer(id)).as("nobody but a stock keeper needs it").isEqualTo(late);
    }

    private UUID proposed(StockLine line) {
        UUID id = moving.request(east, north, line).id();
        moving.propose(id, facts -> allow("MANUAL", 1));
        return id;
    }

    private TransferRuling answer(UUID id, FormAnswer answer, String person) {
        return approvals.record(id, answer, JOBS.getAndDecrement(), new CompletedTask("7", person));
    }

    private void assertLevel(LocationId location, Sku sku, long onHand, long reserved, long inTransit) {
        assertThat(stock.levels(new StockFilter(sku.value(), location.value(), null), Limit.of(null), null).items())
                .extracting(StockLevel::onHand, StockLevel::reserved, StockLevel::inTransit)
                .containsExactly(tuple(Quantity.of(onHand), Quantity.of(reserved), Quantity.of(inTransit)));
    }
}
