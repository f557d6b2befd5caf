package dev.baton.logistics;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.Stock;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.ledger.Ledger;
import dev.baton.logistics.claim.CarrierClaim;
import dev.baton.logistics.claim.CarrierClaims;
import dev.baton.logistics.parcel.ExceptionFacts;
import dev.baton.logistics.parcel.ParcelRefunds;
import dev.baton.logistics.parcel.Replacements;
import dev.baton.logistics.parcel.Replacements.Stocked;
import dev.baton.logistics.parcel.ShipmentException;
import dev.baton.logistics.parcel.ShipmentException.State;
import dev.baton.logistics.parcel.ShipmentExceptions;
import dev.baton.operations.Invariants;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Parcels of which the carrier, the rules and the warehouse say different things at the same moment. */
@BatonTest
class ParcelRaceTest {

    private static final Instant NOON = CarrierScene.NOON;

    private final BeanFactory beans;
    private final ShipmentExceptions exceptions;
    private final Replacements replacements;
    private final Logistics logistics;
    private final CarrierClaims claims;
    private final Inventory inventory;
    private final CarrierScene scene;
    private final LocationId warehouse;
    private final UUID parcel;

    @Autowired
    ParcelRaceTest(
            BeanFactory beans,
            ShipmentExceptions exceptions,
            Replacements replacements,
            Logistics logistics,
            CarrierClaims claims,
            Inventory inventory) {
        this.beans = beans;
        this.exceptions = exceptions;
        this.replacements = replacements;
        this.logistics = logistics;
        this.claims = claims;
        this.inventory = inventory;
        this.scene = new CarrierScene(beans);
        this.warehouse = sell();
        this.parcel = scene.booked().id();
        scene.tell(CarrierStatus.IN_TRANSIT, NOON, null);
        logistics.goodsIssued(scene.goods().id(), Trade.name("D"));
    }

    /** A distributor sells the goods, and has as many of them as were ordered. */
    private LocationId sell() {
        Trade trade = new Trade(beans);
        CustomerId seller = trade.distributor("0.00");
        beans.getBean(JdbcClient.class).sql("UPDATE orders SET channel = 'GROUP_BUY', seller_id = ? WHERE id = ?")
                .params(seller.value(), scene.order.value()).update();
        LocationId place = new LocationId("W-" + seller.value());
        trade.receive(place, line(scene.goods().kettle(), 10));
        return place;
    }

    @Test
    void a_parcel_that_is_lost_has_one_exception_however_often_the_carrier_says_so() {
        Race.of(8, number -> () -> tellLost("lost-" + parcel + "-" + number % 3));

        // its process may have got on with it by now
        assertThat(exceptions.of(parcel)).singleElement().matches(one -> one.endedAt() == null);
        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.EXCEPTION);
        assertThat(scene.timeline()).containsOnlyOnce("shipment.lost");
    }

    /** A claim, for example, refers to the shipment: opened by who has the exception, for which the carrier's event waits in turn. */
    @Test
    void who_tells_of_a_parcel_does_not_keep_others_from_referring_to_it() {
        beans.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            beans.getBean(Tracking.class).lockShipment(parcel);
            List<Integer> seen = Race.of(1, number -> () -> beans.getBean(JdbcClient.class)
                    .sql("SELECT 1 FROM shipment WHERE id = ? FOR KEY SHARE NOWAIT").param(parcel)
                    .query(Integer.class).single());
            assertThat(seen).containsExactly(1);
        });
    }

    @Test
    void what_the_rules_say_counts_once_and_every_step_may_be_repeated() {
        UUID id = decided("RESHIP");
        assertThat(exceptions.recordRule(id, facts(), row("REFUND")).outcome().name()).isEqualTo("RESHIP");
        Race.of(4, number -> () -> replacements.reserve(id));
        assertThat(replacements.reserve(id).outcome()).isEqualTo(Stocked.RESERVED);
        assertThat(CarrierScene.eventually(() -> replacements.book(id, scene.choice)))
                .isEqualTo(CarrierScene.eventually(() -> replacements.book(id, scene.choice)));
        replacements.issue(id);
        replacements.issue(id);
        replacements.callOff(id);

        assertThat(onHand(warehouse)).isEqualTo(Quantity.ZERO);
        assertThat(scene.bookings()).hasSize(2);
        assertThat(state(id)).isEqualTo(State.RESHIPPED);
        deliver(shipments().getLast().id());
        logistics.receiveGoods(parcel);
        logistics.receiveGoods(parcel);
        assertThat(arrived()).isEqualTo(Quantity.of(10));
        assertRight();
    }

    @RepeatedTest(6)
    void of_a_delivery_and_other_goods_that_leave_one_comes_too_late() {
        UUID id = decided("RESHIP");
        replacements.reserve(id);
        CarrierScene.eventually(() -> replacements.book(id, scene.choice));

        Race.of(4, number -> () -> number % 2 == 0 ? deliver(parcel) : leave(id));

        if (state(id) == State.RESHIPPED) {
            assertThat(scene.timeline()).contains("shipment.alert");
            deliver(shipments().getLast().id());
        } else {
            assertThat(state(id)).isEqualTo(State.OVER);
            replacements.callOff(id);
            assertThat(onHand(warehouse)).isEqualTo(Quantity.of(10));
        }
        logistics.receiveGoods(parcel);
        assertThat(arrived()).isEqualTo(Quantity.of(10));
        assertRight();
    }

    @RepeatedTest(4)
    void of_a_delivery_and_money_that_is_given_back_one_comes_too_late() {
        UUID id = decided("REFUND");

        Race.of(4, number -> () -> {
            if (number % 2 == 0) {
                return deliver(parcel);
            }
            beans.getBean(ParcelRefunds.class).giveBack(id);
            return true;
        });
        logistics.receiveGoods(parcel);

        assertThat(arrived()).isEqualTo(state(id) == State.REFUNDED ? Quantity.ZERO : Quantity.of(10));
        assertRight();
    }

    @Test
    void what_a_late_look_for_stock_has_reserved_is_given_back_together_with_the_money() {
        UUID id = together(() -> {
            UUID exception = decided("RESHIP");
            assertThat(replacements.reserve(exception).outcome()).isEqualTo(Stocked.RESERVED);
            beans.getBean(ParcelRefunds.class).giveBack(exception);
            return exception;
        });

        assertThat(state(id)).isEqualTo(State.REFUNDED);
        assertThat(available()).isEqualTo(Quantity.of(10));
        assertThat(replacements.reserve(id).outcome()).isEqualTo(Stocked.SHORT);
        assertRight();
    }

    @Test
    void a_parcel_that_is_found_before_anything_came_of_it_ends_its_exception_and_may_be_lost_again() {
        UUID id = decided("RESHIP");
        scene.tell(CarrierStatus.OUT_FOR_DELIVERY, NOON.plusSeconds(7200), null);
        assertThat(state(id)).isEqualTo(State.OVER);
        assertThat(replacements.reserve(id).outcome()).isEqualTo(Stocked.SHORT);
        assertThatExceptionOfType(NotYetException.class).isThrownBy(() -> replacements.issue(id));
        assertThat(claim().state()).isEqualTo(CarrierClaim.State.WITHDRAWN);

        tell("again-" + parcel, MishapKind.LOST, NOON.plusSeconds(10_800));
        assertThat(exceptions.of(parcel)).hasSize(2);
    }

    @Test
    void an_event_that_the_carrier_dates_before_a_later_sign_of_life_raises_nothing() {
        scene.tell(CarrierStatus.OUT_FOR_DELIVERY, NOON.plusSeconds(7200), null);
        tellLost("late-" + parcel);

        assertThat(exceptions.of(parcel)).isEmpty();
    }

    @Test
    void what_a_carrier_accepts_is_owed_until_it_has_paid() {
        decided("CLAIM_ONLY");
        UUID id = claim().id();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> claims.decide(id, CarrierClaim.Decision.PAY, null, null, "finance"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> claims.decide(id,
                CarrierClaim.Decision.ACCEPT, Trade.money("113.01"), null, "finance"));

        Race.of(4, number -> () -> claims.decide(id, CarrierClaim.Decision.ACCEPT, Trade.money("100.00"), "Half",
                "finance"));
        assertThat(beans.getBean(Ledger.class).isBooked("claim:" + id)).isTrue();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> claims.decide(id, CarrierClaim.Decision.REJECT, null, null, "finance"));
        Race.of(4, number -> () -> claims.decide(id, CarrierClaim.Decision.PAY, null, null, "finance"));

        assertThat(claim().state()).isEqualTo(CarrierClaim.State.PAID);
        assertThat(claim().accepted()).isEqualTo(Trade.money("100.00"));
        assertThat(claim().comment()).isEqualTo("Half");
        assertRight();
    }

    @Test
    void what_was_claimed_for_a_parcel_that_was_left_to_its_carrier_is_not_claimed_once_it_is_delivered() {
        UUID id = decided("CLAIM_ONLY");
        assertThat(claim().state()).isEqualTo(CarrierClaim.State.OPEN);

        deliver(parcel);

        assertThat(state(id)).isEqualTo(State.LEFT_TO_CARRIER);
        assertThat(claim().state()).isEqualTo(CarrierClaim.State.WITHDRAWN);
        assertRight();
    }

    /** Together with the carrier's word, before the exception's process can ask the rules itself. */
    private UUID decided(String outcome) {
        return together(() -> {
            tellLost("lost-" + parcel);
            UUID id = exceptions.of(parcel).getLast().id();
            exceptions.gather(id, id.getMostSignificantBits());
            exceptions.recordRule(id, facts(), row(outcome));
            return id;
        });
    }

    private UUID together(Supplier<UUID> steps) {
        return Objects.requireNonNull(beans.getBean(TransactionTemplate.class).execute(status -> steps.get()));
    }

    private boolean tellLost(String event) {
        tell(event, MishapKind.LOST, NOON.plusSeconds(3600));
        return true;
    }

    private void tell(String event, MishapKind kind, Instant at) {
        beans.getBean(Tracking.class).receive(new TrackingEvent(event,
                String.valueOf(beans.getBean(ShipmentViews.class).get(parcel).trackingNumber()),
                CarrierStatus.EXCEPTION, at, null, null, kind));
    }

    private boolean deliver(UUID shipment) {
        beans.getBean(Tracking.class).prove(shipment, CarrierScene.proof(), "test");
        return true;
    }

    private boolean leave(UUID id) {
        try {
            replacements.issue(id);
        } catch (NotYetException tooLate) {
            return false;
        }
        return true;
    }

    private static ExceptionFacts facts() {
        return new ExceptionFacts("LOST", "DISTRIBUTOR", Trade.money("113.00").toDecimal(), 0, true, true, "SELLER", 1);
    }

    private static Map<String, Object> row(String outcome) {
        return new HashMap<>(Map.of("ruleId", "SHX-TEST", "reason", "For a test", "outcome", outcome, "claim", true,
                "group", "operators", "dueHours", 8));
    }

    private State state(UUID id) {
        return exceptions.of(parcel).stream().filter(one -> one.id().equals(id)).map(ShipmentException::state)
                .findFirst().orElseThrow();
    }

    private List<ShipmentView> shipments() {
        return beans.getBean(ShipmentViews.class).of(scene.order);
    }

    private CarrierClaim claim() {
        return claims.list(null, scene.order, Limit.of(null), null).items().getFirst();
    }

    private Quantity onHand(LocationId place) {
        return stock(place).onHand();
    }

    private Quantity available() {
        return stock(warehouse).available();
    }

    private Stock stock(LocationId place) {
        return inventory.stock(LocationType.WAREHOUSE, List.of(scene.goods().kettle())).stream()
                .filter(stock -> stock.location().id().equals(place)).findFirst().orElseThrow();
    }

    /** At the customer's. */
    private Quantity arrived() {
        return inventory.stock(LocationType.WAREHOUSE, List.of(scene.goods().kettle())).stream()
                .filter(stock -> !stock.location().id().equals(warehouse)).map(Stock::onHand)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private void assertRight() {
        assertThat(beans.getBean(Invariants.class).check(Integer.MAX_VALUE).checks())
                .filteredOn(check -> check.name().contains("consignment") || check.name().contains("parcel")
                        || check.name().contains("shipment") || check.name().contains("carrier")
                        || check.name().contains("sent again"))
                .hasSizeGreaterThan(5)
                .allSatisfy(check -> assertThat(check.violations()).as(check.name()).noneMatch(
                        violation -> violation.contains(scene.goods().id().toString())
                                || violation.contains(parcel.toString())
                                || exceptions.of(parcel).stream()
                                        .anyMatch(one -> violation.contains(one.id().toString()))));
    }
}
