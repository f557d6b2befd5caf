package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.testing.Incidents;
import dev.baton.testing.Journeys;
import dev.baton.testing.LostCompletions;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Stock that is counted, and people who decide about what was found; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class StocktakeTest {

    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE");
    private static final String REVIEW = "Task_ReviewDifferences";
    private static final String LATE = "Task_ReviewLateDifferences";

    private final Shop shop;
    private final Trade trade;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Incidents incidents;
    private final LostCompletions completions;
    private final TestClock clock;

    private LocationId plant = new LocationId("unset");
    private Sku kettle = new Sku("unset");

    @Autowired
    StocktakeTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            Incidents incidents,
            LostCompletions completions,
            TestClock clock) {
        this.shop = new Shop(baton);
        this.trade = new Trade(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.incidents = incidents;
        this.completions = completions;
        this.clock = clock;
    }

    @BeforeEach
    void aPlantWithAHundredKettles() {
        plant = trade.plant("EAST");
        kettle = trade.product("100.00");
        trade.receive(plant, Trade.line(kettle, 100));
    }

    @Test
    void a_small_difference_is_posted_at_once() {
        String count = counted(99);

        journeys.awaitElement(count, "Event_DifferencesPosted");

        assertThat(state(count)).isEqualTo("POSTED");
        assertThat(read(count).path("rule").asText()).isEqualTo("STK-SMALL");
        assertOnHand(99);
    }

    @Test
    void a_large_difference_is_counted_again_and_posted_when_somebody_approves_who_has_not_counted() {
        String count = counted(50);
        UserTask task = tasks.awaitTask(count, REVIEW);
        assertThat(task.candidateGroups()).containsExactly("stock-managers");
        assertThat(task.formKey()).isPositive();
        JsonNode sheet = tasks.variables(task).path("stocktakeTask").path("shown").path(0);
        assertThat(sheet.path("product").asText()).isEqualTo(kettle + " Kettle");
        assertThat(sheet.path("counted").asText()).isEqualTo("50 PC");
        assertThat(sheet.path("difference").asText()).isEqualTo("-50 PC");
        assertThat(sheet.path("value").asText()).isEqualTo("-5,000.00 CNY");

        answer(count, REVIEW, "mia", Map.of("decision", "RECOUNT"));
        Awaitility.await().until(() -> state(count), "COUNTING"::equals);
        enter(count, 60);
        complete(count);
        answer(count, REVIEW, "stock", APPROVE);
        Awaitility.await().untilAsserted(() -> assertThat(
                tasks.variables(tasks.awaitTask(count, REVIEW)).path("stocktakeNotice").asText())
                .contains("stock has counted"));
        answer(count, REVIEW, "mia", APPROVE);

        journeys.awaitElement(count, "Event_DifferencesPosted");
        assertOnHand(60);
    }

    @Test
    void what_was_adjusted_since_the_count_can_only_be_counted_again_or_rejected() {
        String count = counted(50);
        UserTask task = tasks.awaitTask(count, REVIEW);
        assertThat(choices(task)).containsExactly("APPROVE", "RECOUNT", "REJECT");
        shop.post("stock", "/api/inventory/corrections", Map.of("location", plant.value(), "reference", count, "lines",
                List.of(Map.of("sku", kettle.value(), "quantity", -50))));

        answer(count, REVIEW, "mia", APPROVE);

        Awaitility.await().untilAsserted(() -> {
            UserTask again = tasks.awaitTask(count, REVIEW);
            assertThat(tasks.variables(again).path("stocktakeNotice").asText()).contains("counted again");
            assertThat(choices(again)).containsExactly("RECOUNT", "REJECT");
        });
        assertOnHand(50);
        answer(count, REVIEW, "mia", Map.of("decision", "REJECT", "comment", "It is in the books by now"));
        journeys.awaitElement(count, "Event_DifferencesNotPosted");
    }

    private List<String> choices(UserTask task) {
        return tasks.variables(task).path("stocktakeChoices").findValuesAsText("value");
    }

    @Test
    void what_is_rejected_is_not_posted() {
        String count = counted(50);

        answer(count, REVIEW, "mia", Map.of("decision", "REJECT", "comment", "The wrong hall"));

        journeys.awaitElement(count, "Event_DifferencesNotPosted");
        assertThat(state(count)).isEqualTo("REJECTED");
        assertOnHand(100);
    }

    @Test
    void a_late_review_is_escalated_and_lapses_in_the_end() {
        String count = counted(50);
        clock.advanceTo(due(tasks.awaitTask(count, REVIEW)));
        UserTask late = tasks.awaitTask(count, LATE);
        assertThat(late.candidateGroups()).containsExactly("operators");
        answer(count, LATE, "olga", Map.of("decision", "REJECT"));
        Awaitility.await().untilAsserted(() -> assertThat(
                tasks.variables(tasks.awaitTask(count, LATE)).path("stocktakeNotice").asText()).contains("comment"));
        clock.advanceTo(due(late));

        journeys.awaitElement(count, "Event_DifferencesNotPosted");
        assertThat(state(count)).isEqualTo("LAPSED");
        assertOnHand(100);
    }

    @Test
    void a_count_that_nobody_completes_is_given_up() {
        String count = open("TRACK");
        journeys.awaitElement(count, "Task_AwaitCounts");

        clock.advance(Duration.ofDays(8));

        journeys.awaitElement(count, "Event_DifferencesNotPosted");
        assertThat(state(count)).isEqualTo("LAPSED");
    }

    @Test
    void a_count_that_is_abandoned_ends_and_so_does_its_task() {
        String count = counted(50);
        tasks.awaitTask(count, REVIEW);

        shop.post("stock", path(count) + "/abandonment", Map.of("reason", "Stolen, see the police report"));

        journeys.awaitElement(count, "Event_CountGivenUp");
        assertThat(state(count)).isEqualTo("ABANDONED");
        Awaitility.await().untilAsserted(() -> assertThat(tasks.open(count)).isEmpty());
    }

    @Test
    void orders_wait_with_their_goods_issue_while_their_stock_is_frozen() {
        completions.switchedOn(false);
        String pan = shop.stocked("100.00");
        String count = shop.post("stock", "/api/inventory/stocktakes",
                Map.of("location", Shop.PLANT, "mode", "FREEZE", "skus", List.of(pan))).path("id").asText();
        Placed order = shop.place(shop.distributor("1000.00"), pan, 1);

        journeys.awaitElement(order, "Task_IssueGoods");
        Awaitility.await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(shop.stock(pan, Shop.PLANT).path("onHand").asInt()).isEqualTo(1_000);
            assertThat(incidents.open(order)).isEmpty();
        });
        shop.post("stock", path(count) + "/counts", Map.of("counts", List.of(Map.of("sku", pan, "quantity", 1_000))));
        complete(count);

        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.stock(pan, Shop.PLANT).path("onHand").asInt()).isEqualTo(999);
    }

    private String counted(int quantity) {
        String count = open("TRACK");
        enter(count, quantity);
        complete(count);
        return count;
    }

    private String open(String mode) {
        return shop.post("stock", "/api/inventory/stocktakes", Map.of("location", plant.value(), "mode", mode))
                .path("id").asText();
    }

    private void enter(String count, int quantity) {
        shop.post("stock", path(count) + "/counts",
                Map.of("counts", List.of(Map.of("sku", kettle.value(), "quantity", quantity))));
    }

    private void complete(String count) {
        shop.post("stock", path(count) + "/completion", Map.of());
    }

    private void answer(String count, String element, String person, Map<String, Object> form) {
        UserTask task = tasks.awaitTask(count, element);
        tasks.assign(task, person);
        tasks.complete(task, form);
    }

    private static Instant due(UserTask task) {
        return task.dueDate().orElseThrow().plusSeconds(60);
    }

    private JsonNode read(String count) {
        return shop.get(path(count));
    }

    private String state(String count) {
        return read(count).path("state").asText();
    }

    private static String path(String count) {
        return "/api/inventory/stocktakes/" + count;
    }

    private void assertOnHand(int quantity) {
        assertThat(new Quantity(shop.stock(kettle.value(), plant.value()).path("onHand").decimalValue()))
                .isEqualTo(Quantity.of(quantity));
    }
}
