package dev.baton.payment.reconciliation.expectation;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.prepaid;
import static dev.baton.trade.Trade.receivable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.credit.CreditSales;
import dev.baton.payment.credit.ReceivableState;
import dev.baton.payment.credit.ReceivableView;
import dev.baton.payment.reconciliation.Bank;
import dev.baton.payment.reconciliation.BankFile;
import dev.baton.platform.fence.OrderId;
import dev.baton.returns.Counter;
import dev.baton.testing.BatonTest;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Bank entries for what customers owe. */
@BatonTest
class ReceivableExpectationsTest {

    private final Bank bank;
    private final CreditSales sales;
    private final Orders orders;
    private final BeanFactory beans;

    private CustomerId customer = new CustomerId("unset");

    @Autowired
    ReceivableExpectationsTest(TestRestTemplate http, BeanFactory beans, Orders orders) {
        this.bank = new Bank(http, beans);
        this.sales = new CreditSales(beans);
        this.orders = orders;
        this.beans = beans;
    }

    @BeforeEach
    void aDistributorThatMayOweMuch() {
        customer = sales.customer("1000000.00");
    }

    @Test
    void an_entry_that_names_the_invoice_or_the_order_pays_it() {
        ReceivableView invoiced = sales.owed(customer, "300.00");
        ReceivableView ordered = sales.owed(customer, "200.00");

        JsonNode statement = bank.importing(BankFile.of("08")
                .received("300.00", "CNY", bank.today(), "invoice " + invoiced.invoice())
                .received("200.00", "CNY", bank.today(), orders.get(ordered.orderId()).number()));

        assertThat(bank.entries(statement)).allSatisfy(entry -> {
            assertThat(entry.path("state").asText()).isEqualTo("MATCHED");
            assertThat(entry.path("rule").asText()).isEqualTo("MAT-REFERENCE");
            assertThat(entry.path("matches")).hasSize(1);
            assertThat(entry.path("matches").path(0).path("kind").asText()).isEqualTo("RECEIVABLE");
        });
        assertThat(sales.read(invoiced).state()).isEqualTo(ReceivableState.PAID);
        assertThat(sales.read(ordered).state()).isEqualTo(ReceivableState.PAID);
        assertThat(bank.balance(receivable(customer))).isEqualTo("0.00");
        sales.assertBalanced(customer);
    }

    @Test
    void an_entry_that_names_nothing_is_proposed_for_what_is_due_in_these_days_over_nearly_its_amount() {
        long amount = ThreadLocalRandom.current().nextLong(10_000, 99_999);
        ReceivableView item = sales.owed(customer, amount + ".00");
        sales.due(item, 10);

        JsonNode entry = bank.entries(bank.importing(BankFile.of("08")
                .received(amount + ".90", "CNY", bank.today(), "for the goods"))).getFirst();

        assertThat(entry.path("state").asText()).isEqualTo("PROPOSED");
        assertThat(entry.path("rule").asText()).isEqualTo("MAT-AMOUNT");
        assertThat(entry.path("matches").path(0).path("subject").asText()).isEqualTo(item.id().toString());
        assertThat(sales.read(item).paid().isZero()).as("a person confirms it first").isTrue();
        assertThat(bank.resolve(entry, "CONFIRM", null)).isEqualTo(200);
        assertThat(sales.read(item).state()).isEqualTo(ReceivableState.PAID);
        assertThat(bank.balance(prepaid(customer))).isEqualTo("0.90");
        sales.assertBalanced(customer);
    }

    @Test
    void what_is_due_in_other_days_or_over_another_amount_is_not_proposed() {
        long amount = ThreadLocalRandom.current().nextLong(10_000, 99_999);
        ReceivableView late = sales.owed(customer, amount + ".00");
        sales.due(sales.owed(customer, amount + 100_000 + ".00"), 0);
        sales.due(late, 11);

        JsonNode statement = bank.importing(BankFile.of("08")
                .received(amount + ".00", "CNY", bank.today(), "too late")
                .received(amount + 100_000 + ".00", "CNY", bank.today(), "right")
                .received(amount + 100_001 + ".01", "CNY", bank.today(), "too much")
                .paid(amount + 100_000 + ".00", "CNY", bank.today(), "went out"));

        assertThat(bank.entries(statement)).extracting(entry -> entry.path("state").asText())
                .containsExactly("OPEN", "PROPOSED", "OPEN", "OPEN");
    }

    @Test
    void a_part_that_a_person_confirms_is_paid_and_the_rest_still_expected() {
        ReceivableView item = sales.owed(customer, "100.00");

        JsonNode entry = bank.entries(bank.importing(BankFile.of("08")
                .received("40.00", "CNY", bank.today(), item.invoice()))).getFirst();

        assertThat(entry.path("state").asText()).isEqualTo("DIFFERING");
        assertThat(entry.path("difference").asText()).isEqualTo("-60.00");
        assertThat(bank.resolve(entry, "CONFIRM", null)).isEqualTo(200);
        assertThat(sales.read(item).open().toMajor()).isEqualTo("60.00");
        JsonNode rest = bank.importing(BankFile.of("08").received("60.00", "CNY", bank.today(), item.invoice()));
        assertThat(rest.path("matched").asInt()).isEqualTo(1);
        assertThat(sales.read(item).state()).isEqualTo(ReceivableState.PAID);
        sales.assertBalanced(customer);
    }

    @Test
    void what_is_paid_beyond_an_invoice_pays_the_next_and_then_is_kept_as_a_balance() {
        ReceivableView named = sales.owed(customer, "100.00");
        ReceivableView next = sales.owed(customer, "30.00");

        JsonNode entry = bank.entries(bank.importing(BankFile.of("08")
                .received("150.00", "CNY", bank.today(), named.invoice()))).getFirst();

        assertThat(entry.path("difference").asText()).isEqualTo("50.00");
        assertThat(bank.resolve(entry, "CONFIRM", null)).isEqualTo(200);
        assertThat(sales.read(named).state()).isEqualTo(ReceivableState.PAID);
        assertThat(sales.read(next).state()).isEqualTo(ReceivableState.PAID);
        assertThat(bank.balance(receivable(customer))).isEqualTo("0.00");
        assertThat(bank.balance(prepaid(customer))).isEqualTo("20.00");
        sales.assertBalanced(customer);
    }

    @Test
    void what_goods_that_came_back_took_off_an_invoice_is_not_expected_any_more() {
        Counter counter = new Counter(beans);
        OrderId order = counter.sold(PaymentMethod.CREDIT, 0, line(counter.trade().product("11.30"), 10));
        ReceivableView item = sales.itemOf(order, counter.customer());
        counter.giveBack(order, Counter.goods(1, "4"));

        JsonNode entry = bank.entries(bank.importing(BankFile.of("08")
                .received("67.80", "CNY", bank.today(), item.invoice()))).getFirst();

        assertThat(entry.path("state").asText()).isEqualTo("MATCHED");
        assertThat(sales.read(item).open()).isEqualTo(money("0.00"));
    }
}
