package dev.baton.sap;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.Sku;
import dev.baton.sap.SapAnswer.Done;
import dev.baton.simulators.Simulators;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** An order of seven kettles for 70.00, of which two are there at first. */
@BatonTest
class SalesOrderChangesTest {

    private final SalesOrders salesOrders;
    private final SalesOrderChanges changes;
    private final Allocation allocation;
    private final Orders orders;
    private final SapMappings mappings;
    private final Simulators simulators;
    private final JdbcClient jdbc;
    private final Trade trade;
    private final Sku kettle;
    private final LocationId plant;
    private OrderId order = OrderId.next();
    private UUID rest = UUID.randomUUID();

    @Autowired
    SalesOrderChangesTest(
            SalesOrders salesOrders,
            SalesOrderChanges changes,
            Allocation allocation,
            Orders orders,
            SapMappings mappings,
            Simulators simulators,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.salesOrders = salesOrders;
        this.changes = changes;
        this.allocation = allocation;
        this.orders = orders;
        this.mappings = mappings;
        this.simulators = simulators;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
        this.kettle = trade.product("10.00");
        this.plant = trade.plant("EAST");
    }

    @BeforeEach
    void aSalesOrderWithARest() {
        CustomerId customer = trade.distributor("70.00");
        mappings.put(new SapMapping(MappingKind.PLANT, plant.value(), "1010"));
        mappings.put(new SapMapping(MappingKind.PARTNER, customer.value(), "17100001"));
        mappings.put(new SapMapping(MappingKind.MATERIAL, kettle.value(), "M-" + kettle.value()));
        trade.receive(plant, line(kettle, 2));
        order = trade.paid(customer, line(kettle, 7));
        rest = rest(allocation.reserve(order,
                new SourcingPolicy("TEST", "For a test", Fulfilment.PARTIAL, 1, List.of(Criterion.STOCK))));
        assertThat(salesOrders.create(order)).isInstanceOf(Done.class);
    }

    @Test
    void a_rest_is_an_item_without_a_plant_until_its_stock_comes() {
        assertItems("10 2 1010 17.70 ", "10010 5  44.25 ");

        trade.receive(plant, line(kettle, 5));

        assertThat(changes.follow(rest)).isInstanceOf(Done.class);
        assertThat(changes.follow(rest)).as("asked again").isInstanceOf(Done.class);
        assertItems("10 2 1010 17.70 ", "10010 5 1010 44.25 ");
    }

    @Test
    void a_part_of_the_rest_takes_its_item_and_what_is_left_becomes_another() {
        trade.receive(plant, line(kettle, 3));

        assertThat(changes.follow(rest)).isInstanceOf(Done.class);

        assertItems("10 2 1010 17.70 ", "10010 3 1010 26.55 ", "20010 2  17.70 ");
    }

    @Test
    void a_retry_after_an_answer_was_lost_changes_nothing_twice() {
        trade.receive(plant, line(kettle, 3));
        changes.follow(rest);
        jdbc.sql("UPDATE sap_request SET state = 'INTENT', number = NULL WHERE subject = ?").param(rest).update();

        assertThat(changes.follow(rest)).isInstanceOf(Done.class);

        assertItems("10 2 1010 17.70 ", "10010 3 1010 26.55 ", "20010 2  17.70 ");
    }

    @Test
    void the_item_of_a_rest_that_is_cancelled_is_rejected() {
        jdbc.sql(
                "UPDATE allocation_waiter SET queued_at = now() - interval '9 days', deadline = now() - interval '1 day' WHERE id = ?")
                .param(rest).update();
        allocation.giveUp(rest);

        assertThat(changes.follow(rest)).isInstanceOf(Done.class);

        assertItems("10 2 1010 17.70 ", "10010 5  44.25 rejected");
    }

    private static UUID rest(Object outcome) {
        return Objects.requireNonNull(((Reserved) outcome).dispatches().getLast().waitId());
    }

    /** Number, quantity, plant, net and whether it is rejected. */
    private void assertItems(String... items) {
        List<? extends JsonNode> made = simulators.salesOrders(orders.get(order).number());
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().path("to_Item").path("results"))
                .extracting(item -> item.path("SalesOrderItem").asText()
                        + " " + item.path("RequestedQuantity").asText() + " " + item.path("ProductionPlant").asText()
                        + " "
                        + item.path("NetAmount").asText() + " "
                        + (item.path("SalesDocumentRjcnReason").asText().isEmpty() ? "" : "rejected"))
                .containsExactly(items);
    }
}
