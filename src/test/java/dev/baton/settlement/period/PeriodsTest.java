package dev.baton.settlement.period;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.ledger.Account;
import dev.baton.ledger.Ledger;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.Grants;
import dev.baton.platform.engine.RuleRecords;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.returns.Counter;
import dev.baton.settlement.Settlements;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Consignment;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class PeriodsTest {

    private static final YearMonth MONTH = YearMonth.of(2025, 3);
    private static final Money NONE = money("0.00");

    private final Settlements settlements;
    private final RebatePolicy policy;
    private final RuleRecords rules;
    private final TransactionTemplate transactions;
    private final StoredPeriods stored;
    private final Ledger ledger;
    private final Grants grants;
    private final BusinessCalendar calendar;
    private final PeriodProperties properties;
    private final Orders orders;
    private final JdbcClient jdbc;
    private final BeanFactory beans;
    private final TestRestTemplate http;
    private final Api finance;
    private final Api admin;

    @Autowired
    PeriodsTest(
            Settlements settlements,
            RebatePolicy policy,
            RuleRecords rules,
            TransactionTemplate transactions,
            StoredPeriods stored,
            Ledger ledger,
            Grants grants,
            BusinessCalendar calendar,
            PeriodProperties properties,
            Orders orders,
            JdbcClient jdbc,
            BeanFactory beans,
            TestRestTemplate http) {
        this.settlements = settlements;
        this.policy = policy;
        this.rules = rules;
        this.transactions = transactions;
        this.stored = stored;
        this.ledger = ledger;
        this.grants = grants;
        this.calendar = calendar;
        this.properties = properties;
        this.orders = orders;
        this.jdbc = jdbc;
        this.beans = beans;
        this.http = http;
        this.finance = new Api(http, "finance");
        this.admin = new Api(http, "admin");
    }

    @Test
    void a_month_is_drafted_once_with_its_orders_and_printed_and_exported() throws IOException {
        Consignment goods = settledIn(MONTH);

        List<ResponseEntity<JsonNode>> answers =
                Race.of(8, number -> () -> draft(MONTH.toString()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED));
        JsonNode found = finance.read("/api/settlements/periods?customerId=" + goods.customer() + "&month=" + MONTH);
        assertThat(found.path("items")).singleElement().satisfies(settlement -> {
            assertThat(settlement.path("status").asText()).isEqualTo("DRAFT");
            assertThat(settlement.path("turnover").path("orders").asInt()).isEqualTo(1);
            assertThat(settlement.path("turnover").path("total").asText()).isEqualTo("113.00");
            assertThat(settlement.path("turnover").path("tax").asText()).isEqualTo("13.00");
            assertThat(settlement.path("rebate").path("amount").asText()).isEqualTo("0.00");
        });
        String path = "/api/settlements/periods/" + found.path("items").path(0).path("id").asText();
        assertThat(finance.read(path + "/orders").path("items")).hasSize(1);
        assertThat(finance.read("/api/decisions/" + found.at("/items/0/id").asText()).path("items")).singleElement()
                .satisfies(rule -> {
                    assertThat(rule.path("decision").asText()).isEqualTo("period-rebate");
                    assertThat(rule.path("version").asInt()).isPositive();
                    assertThat(rule.at("/inputs/period/turnover").decimalValue()).isEqualByComparingTo("100.00");
                });
        assertThat(http.withBasicAuth("finance", "finance").getForObject(path + "/csv", String.class))
                .startsWith("settlement,month,customerId,document,order,invoice,settledAt,currency,net,tax,total")
                .contains(orders.get(goods.order()).number(), "113.00");
        byte[] pdf = http.withBasicAuth("finance", "finance").getForObject(path + "/pdf", byte[].class);
        try (PdfReader reader = new PdfReader(pdf)) {
            assertThat(reader.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void a_month_that_has_not_ended_is_not_drafted() {
        assertThat(draft("2999-01").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(draft("soon").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(draft("").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void the_rules_grant_a_part_of_the_turnover() {
        assertThat(rebate("GOLD", turnover("123456.78")))
                .satisfies(rebate -> assertThat(rebate.amount()).isEqualTo(money("2469.14")))
                .satisfies(rebate -> assertThat(rebate.rule()).isEqualTo("PR-GOLD"));
        assertThat(rebate("STANDARD", turnover("99999.99"))).isEqualTo(new Rebate(NONE, null, null));
    }

    private Rebate rebate(String tier, Turnover turnover) {
        return RebatePolicy.rebate(policy.ask(new Buyer("D", tier, "CNY"), turnover), turnover);
    }

    @Test
    void a_rebate_is_on_the_account_once_another_person_has_approved_it() {
        CustomerId customer = new Trade(beans).distributor("10.00");
        UUID id = draftWithRebate(customer, "25.00");

        assertThat(approve(finance, id).getStatusCode()).as("drafted by finance").isEqualTo(HttpStatus.CONFLICT);
        List<HttpStatus> approvals = Race.of(8,
                number -> () -> HttpStatus.valueOf(approve(admin, id).getStatusCode().value()));

        assertThat(approvals).containsOnlyOnce(HttpStatus.OK).contains(HttpStatus.CONFLICT);
        assertThat(ledger.account(Trade.prepaid(customer)).map(Account::posted)).contains(money("35.00"));
        assertThat(finance.read("/api/settlements/periods/" + id).path("approvedBy").asText()).isEqualTo("admin");
        assertThat(approve(admin, UUID.randomUUID()).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void an_account_that_a_rebate_is_drafted_for_is_not_closed() {
        CustomerId customer = new Trade(beans).distributor("0.00");
        UUID id = draftWithRebate(customer, "25.00");

        ResponseEntity<JsonNode> refused =
                finance.post("/api/accounts/" + Trade.prepaid(customer) + "/status", name("k"),
                        "{\"status\": \"CLOSED\", \"reason\": \"no more business\"}");

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(refused.getBody()).asString()
                .contains("rebate of settlement " + stored.find(id).orElseThrow().number());
    }

    @Test
    void a_month_is_drafted_once_all_that_was_settled_in_it_has_had_time_to_be_stored() {
        YearMonth month = YearMonth.of(1999, 12);
        Instant over = calendar.startOf(month.plusMonths(1).atDay(1));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> periodsAt(over.plus(Duration.ofMinutes(10)).minusMillis(1)).draft(month, "finance"));

        assertThat(periodsAt(over.plus(Duration.ofMinutes(10))).draft(month, "finance")).isEmpty();
    }

    @Test
    void what_is_stored_too_late_for_its_month_is_settled_with_the_next_and_not_before() {
        YearMonth march = YearMonth.of(2011, 3);
        Consignment first = settledIn(march);
        Consignment late = settledIn(march);
        Consignment april = settledIn(march.plusMonths(1));
        CustomerId customer = first.customer();
        belongs(late, customer, march.minusMonths(1));
        belongs(april, customer, march.plusMonths(1));
        String settled = "/api/settlements/periods?customerId=" + customer + "&month=";

        draft(march.toString());
        assertThat(orders(settled + march)).as("February is not drafted and may be yet").isEqualTo("1 of 113.00");
        belongs(late, customer, march);
        draft(march.toString());
        assertThat(orders(settled + march)).as("stays as it was drafted").isEqualTo("1 of 113.00");

        draft(march.plusMonths(1).toString());
        assertThat(orders(settled + march.plusMonths(1))).isEqualTo("2 of 226.00");
        draft(march.plusMonths(2).toString());
        assertThat(finance.read(settled + march.plusMonths(2)).path("items")).isEmpty();
    }

    @Test
    void an_order_that_was_settled_in_parts_is_one_order_of_its_month() {
        YearMonth month = YearMonth.of(2012, 5);
        Consignment whole = settledIn(month);
        Consignment part = settledIn(month);
        UUID document = jdbc.sql("SELECT id FROM settlement_document WHERE order_id = ?").param(part.order().value())
                .query(UUID.class).single();
        belongs(part, whole.customer(), month);
        order(document, whole);
        try {
            draft(month.toString());
        } finally {
            order(document, part);
        }

        assertThat(orders("/api/settlements/periods?customerId=" + whole.customer() + "&month=" + month))
                .isEqualTo("1 of 226.00");
    }

    private void order(UUID document, Consignment goods) {
        jdbc.sql("UPDATE settlement_document SET order_id = ? WHERE id = ?").params(goods.order().value(), document)
                .update();
    }

    private String orders(String path) {
        JsonNode turnover = finance.read(path).at("/items/0/turnover");
        return turnover.path("orders").asText() + " of " + turnover.path("total").asText();
    }

    private void belongs(Consignment goods, CustomerId customer, YearMonth month) {
        jdbc.sql("UPDATE settlement_document SET customer_id = ?, settled_at = ?::timestamptz WHERE order_id = ?")
                .params(customer.value(), month.atEndOfMonth() + "T12:00:00Z", goods.order().value())
                .update();
    }

    private Periods periodsAt(Instant now) {
        return new Periods(stored, policy, rules, transactions, ledger, grants, calendar, properties,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private Consignment settledIn(YearMonth month) {
        Consignment goods = Consignment.allocated(beans);
        orders.markReleased(goods.order(), name("SO"), null);
        goods.deliver(beans);
        settlements.settle(goods.id(), false);
        jdbc.sql("UPDATE settlement_document SET settled_at = ?::timestamptz WHERE order_id = ?")
                .params(month.atDay(15) + "T12:00:00Z", goods.order().value())
                .update();
        return goods;
    }

    @Test
    void what_came_back_makes_the_turnover_of_its_month_less_once() {
        Counter counter = new Counter(beans);
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, line(counter.trade().product("11.30"), 10));
        counter.giveBack(order, Counter.goods(1, "4"));
        Instant now = beans.getBean(Clock.class).instant();
        YearMonth month = YearMonth.from(calendar.today(now));
        Buyer buyer = new Buyer(counter.customer().value(), "STANDARD", "CNY");
        Instant soon = now.plus(Duration.ofHours(1));

        Turnover turnover = stored.turnover(buyer, now.minus(Duration.ofDays(1)), soon);
        assertThat(turnover)
                .isEqualTo(new Turnover(1, money("60.00"), NONE, money("7.80"), money("67.80")));
        assertThat(stored.unsettled(now.minus(Duration.ofDays(1)), soon)).extracting(Buyer::customerId)
                .contains(buyer.customerId());
        PeriodSettlement first = add(buyer, month, turnover, now.minus(Duration.ofDays(1)), soon);
        assertThat(stored.lines(first.id())).extracting(PeriodSettlement.Line::total)
                .containsExactly(money("113.00"), money("-45.20"));

        assertThat(stored.turnover(buyer, now.minus(Duration.ofDays(1)), soon).total()).isEqualTo(NONE);
        counter.giveBack(order, Counter.goods(1, "2"));
        Turnover later = stored.turnover(buyer, soon, soon.plus(Duration.ofDays(30)));
        assertThat(later).as("it came too late for its month")
                .isEqualTo(new Turnover(0, money("-20.00"), NONE, money("-2.60"), money("-22.60")));
        assertThat(stored.unsettled(soon, soon.plus(Duration.ofDays(30)))).extracting(Buyer::customerId)
                .contains(buyer.customerId());
        assertThat(rebate("GOLD", later)).isEqualTo(new Rebate(NONE, null, null));
        add(buyer, month.plusMonths(1), later, soon, soon.plus(Duration.ofDays(30)));
    }

    private PeriodSettlement add(Buyer buyer, YearMonth month, Turnover turnover, Instant from, Instant to) {
        Movement still = new Movement(NONE, NONE, NONE, NONE);
        return stored.add(new PeriodSettlement(Ids.next(), "", buyer.customerId(), "CNY", month, turnover, still, still,
                new Rebate(NONE, null, null), PeriodStatus.DRAFT, "finance", to, null, null), from, to).orElseThrow();
    }

    private UUID draftWithRebate(CustomerId customer, String rebate) {
        Movement still = new Movement(NONE, NONE, NONE, NONE);
        UUID id = Ids.next();
        PeriodSettlement draft = new PeriodSettlement(id, "", customer.value(), "CNY", YearMonth.of(2024, 1),
                new Turnover(0, NONE, NONE, NONE, NONE), still, still, new Rebate(money(rebate), "PR-GOLD", "Gold"),
                PeriodStatus.DRAFT, "finance", Instant.parse("2024-02-01T00:00:00Z"), null, null);
        return stored.add(draft, Instant.EPOCH, Instant.EPOCH).orElseThrow().id();
    }

    private static Turnover turnover(String revenue) {
        return new Turnover(1, money(revenue), NONE, NONE, money(revenue));
    }

    /** Comes again for as long as an engine that others keep busy asks for it. */
    private ResponseEntity<JsonNode> draft(String month) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> finance.post("/api/settlements/periods", name("k"), "{\"month\": \"" + month + "\"}"),
                        answer -> !answer.getStatusCode().equals(HttpStatus.SERVICE_UNAVAILABLE));
    }

    private static ResponseEntity<JsonNode> approve(Api person, UUID id) {
        return person.post("/api/settlements/periods/" + id + "/approval", name("k"), "");
    }
}
