package dev.baton.payment.credit.receipt;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.prepaid;
import static dev.baton.trade.Trade.receivable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.Ledger;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.HoldOutcome.Held;
import dev.baton.payment.HoldOutcome.Waiting;
import dev.baton.payment.Payments;
import dev.baton.payment.credit.AgeingLine;
import dev.baton.payment.credit.CreditAgreements;
import dev.baton.payment.credit.CreditSales;
import dev.baton.payment.credit.CreditTerms;
import dev.baton.payment.credit.ReceivableState;
import dev.baton.payment.credit.ReceivableView;
import dev.baton.payment.credit.Receivables;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ReceiptsTest {

    private final Receipts receipts;
    private final Receivables receivables;
    private final CreditAgreements agreements;
    private final Payments payments;
    private final Orders orders;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final CreditSales sales;

    private CustomerId customer = new CustomerId("unset");

    @Autowired
    ReceiptsTest(
            Receipts receipts,
            Receivables receivables,
            CreditAgreements agreements,
            Payments payments,
            Orders orders,
            JdbcClient jdbc,
            Ledger ledger,
            BusinessCalendar calendar,
            Clock clock,
            BeanFactory beans) {
        this.receipts = receipts;
        this.receivables = receivables;
        this.agreements = agreements;
        this.payments = payments;
        this.orders = orders;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.calendar = calendar;
        this.clock = clock;
        this.sales = new CreditSales(beans);
    }

    @BeforeEach
    void aDistributorThatMayOweAThousand() {
        customer = sales.customer("1000.00");
    }

    @Test
    void what_was_bought_on_credit_is_owed_until_the_end_of_a_working_day_after_the_customers_term() {
        agreements.agree(new CreditTerms(customer, money("1000.00"), 14), "finance");

        ReceivableView item = sales.owed(customer, "300.00");

        assertThat(item.state()).isEqualTo(ReceivableState.OPEN);
        assertThat(item.open()).isEqualTo(money("300.00"));
        assertThat(item.invoice()).startsWith("INV-");
        assertThat(item.dueOn()).isBetween(calendar.today(clock.instant()).plusDays(14),
                calendar.today(clock.instant()).plusDays(24));
        assertThat(calendar.isWorkingDay(item.dueOn())).isTrue();
        assertThat(item.overdueFrom()).isEqualTo(calendar.startOf(item.dueOn().plusDays(1)));
        sales.assertBalanced(customer);
    }

    @Test
    void a_receipt_pays_the_oldest_due_first_and_the_next_in_part() {
        ReceivableView younger = sales.owed(customer, "300.00");
        ReceivableView older = sales.owed(customer, "200.00");
        sales.due(older, 5);

        Receipt receipt = sales.pay(customer, "250.00");

        assertThat(receipt.balance().isZero()).isTrue();
        assertThat(sales.read(older).state()).isEqualTo(ReceivableState.PAID);
        assertThat(sales.read(younger).open()).isEqualTo(money("250.00"));
        assertThat(receipts.of(younger.id(), "CNY")).singleElement().satisfies(part -> {
            assertThat(part.amount()).isEqualTo(money("50.00"));
            assertThat(part.receiptId()).isEqualTo(receipt.id());
        });
        assertThat(ledger.account(receivable(customer)).orElseThrow().posted()).isEqualTo(money("-250.00"));
        sales.assertBalanced(customer);
    }

    @Test
    void a_receipt_pays_what_it_names_before_the_oldest() {
        ReceivableView first = sales.owed(customer, "100.00");
        ReceivableView second = sales.owed(customer, "100.00");
        ReceivableView third = sales.owed(customer, "100.00");

        sales.pay(customer, "150.00", new Allotment(third.invoice(), money("30.00")),
                new Allotment(second.invoice(), null));

        assertThat(sales.read(third).paid()).isEqualTo(money("30.00"));
        assertThat(sales.read(second).state()).isEqualTo(ReceivableState.PAID);
        assertThat(sales.read(first).paid()).isEqualTo(money("20.00"));
        sales.assertBalanced(customer);
    }

    @Test
    void allotments_that_do_not_fit_are_refused_with_all_their_faults_and_nothing_is_booked() {
        ReceivableView item = sales.owed(customer, "100.00");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> sales.pay(customer, "500.00",
                        new Allotment("INV-0", null),
                        new Allotment(item.invoice(), money("100.01")),
                        new Allotment(item.invoice(), money("1.00"))))
                .satisfies(refused -> assertThat(refused.faults()).extracting(Fault::pointer).containsExactly(
                        "/allocations/0/invoice", "/allocations/1/amount", "/allocations/2/invoice"));

        assertThat(sales.read(item).paid().isZero()).isTrue();
        assertThat(ledger.account(prepaid(customer)).orElseThrow().posted().isZero()).isTrue();
    }

    @Test
    void what_is_paid_beyond_what_is_owed_is_kept_as_a_balance_and_lets_waiting_orders_go_on() {
        sales.owed(customer, "100.00");
        OrderId waiting = sales.priced(customer, PaymentMethod.PREPAID, "40.00");
        assertThat(payments.hold(waiting)).isInstanceOf(Waiting.class);

        Receipt receipt = sales.pay(customer, "150.00");

        assertThat(receipt.balance()).isEqualTo(money("50.00"));
        assertThat(ledger.account(prepaid(customer)).orElseThrow().available()).isEqualTo(money("10.00"));
        assertThat(orders.get(waiting).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        sales.assertBalanced(customer);
    }

    @Test
    void the_proof_of_a_receipt_counts_once() {
        sales.owed(customer, "100.00");
        NewReceipt receipt = CreditSales.receipt(customer, "60.00");
        receipts.enter(receipt, "finance");

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> receipts.enter(receipt, "finance"));

        sales.assertBalanced(customer);
    }

    @Test
    void thirty_two_receipts_at_once_pay_an_item_once_and_the_rest_is_a_balance() {
        ReceivableView item = sales.owed(customer, "100.00");

        Race.of(32, number -> () -> sales.pay(customer, "10.00"));

        assertThat(sales.read(item).paid()).isEqualTo(money("100.00"));
        assertThat(ledger.account(prepaid(customer)).orElseThrow().posted()).isEqualTo(money("220.00"));
        assertThat(ledger.account(receivable(customer)).orElseThrow().posted().isZero()).isTrue();
        sales.assertBalanced(customer);
    }

    @Test
    void of_sixteen_that_enter_the_same_proof_one_is_booked() {
        sales.owed(customer, "100.00");
        NewReceipt receipt = CreditSales.receipt(customer, "10.00");

        List<Boolean> booked = Race.of(16, number -> () -> {
            try {
                receipts.enter(receipt, "finance");
                return true;
            } catch (ConflictException enteredBefore) {
                return false;
            }
        });

        assertThat(booked).containsOnlyOnce(true);
        sales.assertBalanced(customer);
    }

    @Test
    void who_is_overdue_beyond_the_grace_gets_no_new_credit_until_it_has_paid() {
        ReceivableView item = sales.owed(customer, "100.00");
        sales.due(item, 3);
        assertThat(payments.hold(sales.priced(customer, PaymentMethod.CREDIT, "10.00"))).isEqualTo(new Held());
        sales.due(item, 4);
        OrderId order = sales.priced(customer, PaymentMethod.CREDIT, "20.00");

        assertThat(payments.hold(order)).isInstanceOf(Waiting.class);
        assertThat(payments.hold(order)).as("asked again").isInstanceOf(Waiting.class);

        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(jdbc.sql("SELECT detail FROM order_timeline WHERE order_id = ? AND type = 'payment.credit-stopped'")
                .param(order.value())
                .query(String.class)
                .list()).singleElement().asString().contains(item.invoice(), "100.00 CNY");
        sales.pay(customer, "99.99");
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.NONE);
        sales.pay(customer, "0.01");
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(payments.hold(order)).isEqualTo(new Held());
    }

    @Test
    void a_limit_is_never_less_than_what_is_owed() {
        sales.owed(customer, "100.00");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> agreements.agree(new CreditTerms(customer, money("99.99"), 30), "finance"))
                .satisfies(refused -> assertThat(refused.faults()).extracting(Fault::pointer)
                        .containsExactly("/limit"));

        agreements.agree(new CreditTerms(customer, money("100.00"), 30), "finance");
        assertThat(agreements.of(customer).limit()).isEqualTo(money("100.00"));
        assertThat(ledger.account(receivable(customer)).orElseThrow().available().isZero()).isTrue();
    }

    @Test
    void what_is_owed_is_told_by_its_age() {
        int[] ages = {0, 1, 30, 31, 61, 91};
        List<ReceivableView> items = Arrays.stream(ages).mapToObj(age -> sales.owed(customer, (age + 1) + ".00"))
                .toList();
        for (int number = 0; number < ages.length; number++) {
            sales.due(items.get(number), ages[number]);
        }

        assertThat(receivables.ageing(customer.value(), Limit.of(10), null).items()).singleElement().isEqualTo(
                new AgeingLine(customer.value(), "CNY", money("1.00"), money("33.00"), money("32.00"),
                        money("62.00"), money("92.00"), money("220.00")));
        assertThat(receivables.list(customer.value(), ReceivableState.OVERDUE, Limit.of(10), null).items()).hasSize(5);
        assertThat(receivables.list(customer.value(), ReceivableState.OPEN, Limit.of(10), null).items()).hasSize(1);
    }
}
