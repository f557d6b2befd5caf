package dev.baton.payment.credit.writeoff;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.credit.CreditSales;
import dev.baton.payment.credit.ReceivableState;
import dev.baton.payment.credit.ReceivableView;
import dev.baton.payment.credit.receipt.Allotment;
import dev.baton.payment.credit.receipt.Receipt;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.returns.Counter;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Approvals as the job counts them; which person completed a task is told here. */
@BatonTest
class WriteOffsTest {

    private static final AtomicLong JOBS = new AtomicLong(-1);
    private static final FormAnswer APPROVE = FormAnswer.of("APPROVE", null);

    private final WriteOffs writeOffs;
    private final StoredWriteOffs stored;
    private final WriteOffApprovals approvals;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CreditSales sales;
    private final BeanFactory beans;

    private CustomerId customer = new CustomerId("unset");

    @Autowired
    WriteOffsTest(
            WriteOffs writeOffs,
            StoredWriteOffs stored,
            WriteOffApprovals approvals,
            Ledger ledger,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            BeanFactory beans) {
        this.writeOffs = writeOffs;
        this.stored = stored;
        this.approvals = approvals;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.sales = new CreditSales(beans);
        this.beans = beans;
    }

    @BeforeEach
    void aDistributorThatMayOweAThousand() {
        customer = sales.customer("1000.00");
    }

    @Test
    void what_is_given_up_is_no_longer_owed_and_is_our_expense() {
        ReceivableView item = sales.owed(customer, "100.00");
        WriteOff proposal = proposed(item, "100.00", 1);

        assertThat(approve(proposal, "anna").verdict()).isEqualTo(WriteOffVerdict.POSTED);

        assertThat(sales.read(item).state()).isEqualTo(ReceivableState.WRITTEN_OFF);
        assertThat(ledger.account(Trade.receivable(customer)).orElseThrow().posted().isZero()).isTrue();
        assertThat(jdbc.sql("SELECT debit FROM ledger_transfer WHERE key = ?").param("write-off:" + proposal.id())
                .query(String.class).single()).isEqualTo("BAD_DEBT:CNY");
        sales.assertBalanced(customer);
    }

    @Test
    void two_different_people_approve_and_neither_has_proposed_it() {
        WriteOff proposal = proposed(sales.owed(customer, "100.00"), "100.00", 2);

        assertThat(approve(proposal, "finance")).satisfies(own -> {
            assertThat(own.verdict()).isEqualTo(WriteOffVerdict.INCOMPLETE);
            assertThat(own.notice()).contains("finance", "others");
        });
        assertThat(approve(proposal, null).notice()).contains("cannot be told");
        assertThat(approve(proposal, "anna").verdict()).isEqualTo(WriteOffVerdict.SECOND_APPROVAL);
        assertThat(approve(proposal, "anna").notice()).contains("another person");
        assertThat(approve(proposal, "bo").verdict()).isEqualTo(WriteOffVerdict.POSTED);
        sales.assertBalanced(customer);
    }

    @Test
    void until_the_rules_were_asked_the_strictest_holds() {
        WriteOff proposal =
                writeOffs.propose(sales.owed(customer, "9.00").id(), money("9.00"), "Insolvent", "finance");

        assertThat(approve(proposal, "anna").verdict()).isEqualTo(WriteOffVerdict.SECOND_APPROVAL);
    }

    @Test
    void a_rejection_needs_a_comment_and_leaves_what_is_owed() {
        ReceivableView item = sales.owed(customer, "100.00");
        WriteOff proposal = proposed(item, "100.00", 1);

        assertThat(decide(proposal, FormAnswer.of("REJECT", " "), "anna").verdict())
                .isEqualTo(WriteOffVerdict.INCOMPLETE);
        assertThat(decide(proposal, FormAnswer.of("REJECT", "Ask again"), "anna").verdict())
                .isEqualTo(WriteOffVerdict.REJECTED);

        assertThat(sales.read(item).open()).isEqualTo(money("100.00"));
        assertThat(proposed(item, "50.00", 1).state()).as("it can be proposed again")
                .isEqualTo(WriteOffState.PROPOSED);
    }

    @Test
    void what_a_customer_pays_before_the_approval_is_not_written_off() {
        ReceivableView item = sales.owed(customer, "100.00");
        WriteOff proposal = proposed(item, "80.00", 1);
        sales.pay(customer, "70.00");

        approve(proposal, "anna");

        assertThat(sales.read(item).writtenOff()).isEqualTo(money("30.00"));
        assertThat(stored.get(proposal.id()).posted()).isEqualTo(money("30.00"));
        sales.assertBalanced(customer);
    }

    @Test
    void a_proposal_lapses_when_all_is_paid() {
        ReceivableView item = sales.owed(customer, "100.00");
        WriteOff proposal = proposed(item, "100.00", 1);
        sales.pay(customer, "100.00");

        assertThat(stored.get(proposal.id()).state()).isEqualTo(WriteOffState.LAPSED);
        assertThat(approve(proposal, "anna").verdict()).isEqualTo(WriteOffVerdict.LAPSED);
        assertThat(sales.read(item).state()).isEqualTo(ReceivableState.PAID);
        sales.assertBalanced(customer);
    }

    @Test
    void a_proposal_lapses_when_all_is_paid_by_what_a_receipt_names_and_by_its_rest() {
        ReceivableView item = sales.owed(customer, "100.00");
        WriteOff proposal = proposed(item, "100.00", 1);

        sales.pay(customer, "100.00", new Allotment(item.invoice(), money("40.00")));

        assertThat(sales.read(item).state()).isEqualTo(ReceivableState.PAID);
        assertThat(stored.get(proposal.id()).state()).isEqualTo(WriteOffState.LAPSED);
        sales.assertBalanced(customer);
    }

    @Test
    void what_was_written_off_is_recovered_when_it_is_paid_nevertheless() {
        ReceivableView item = sales.owed(customer, "100.00");
        approve(proposed(item, "100.00", 1), "anna");

        Receipt receipt = sales.pay(customer, "60.00", new Allotment(item.invoice(), null));

        assertThat(receipt.balance().isZero()).isTrue();
        assertThat(sales.read(item).recovered()).isEqualTo(money("60.00"));
        assertThat(jdbc.sql("SELECT credit FROM ledger_transfer WHERE key = ?").param("receipt:" + receipt.id() + ":1")
                .query(String.class).single()).isEqualTo("BAD_DEBT:CNY");
        assertThat(sales.pay(customer, "60.00", new Allotment(item.invoice(), null)).balance())
                .as("no more than was lost").isEqualTo(money("20.00"));
        sales.assertBalanced(customer);
    }

    @Test
    void more_than_is_owed_is_not_proposed_nor_is_it_proposed_twice() {
        ReceivableView item = sales.owed(customer, "100.00");

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> proposed(item, "100.01", 1));
        proposed(item, "10.00", 1);
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> proposed(item, "10.00", 1));
    }

    @Test
    void a_verdict_that_comes_twice_counts_once() {
        ReceivableView item = sales.owed(customer, "100.00");
        WriteOff proposal = proposed(item, "60.00", 1);
        long job = JOBS.decrementAndGet();

        List<RecordedWriteOffVerdict> verdicts = Race.of(8, number -> () -> approvals.record(
                proposal.id(), WriteOffStage.FIRST, APPROVE, job, new CompletedTask("t" + job, "anna")));

        assertThat(verdicts).extracting(RecordedWriteOffVerdict::verdict).containsOnly(WriteOffVerdict.POSTED);
        assertThat(sales.read(item).writtenOff()).isEqualTo(money("60.00"));
        sales.assertBalanced(customer);
    }

    @Test
    void receipts_that_race_approvals_come_before_them_or_after_them() {
        for (int round = 0; round < 8; round++) {
            ReceivableView item = sales.owed(customer, "100.00");
            WriteOff proposal = proposed(item, "100.00", 1);

            Race.of(5, number -> () -> number == 4
                    ? approve(proposal, "anna").verdict()
                    : sales.pay(customer, "20.00", new Allotment(item.invoice(), null)).id());

            ReceivableView after = sales.read(item);
            assertThat(after.open().isZero()).isTrue();
            assertThat(after.paid().plus(after.recovered())).isEqualTo(money("80.00"));
            assertThat(after.writtenOff()).isEqualTo(money("100.00").minus(after.paid()));
            sales.assertBalanced(customer);
        }
    }

    @Test
    void what_was_written_off_makes_our_expense_less_when_its_goods_come_back_and_is_not_paid_out() {
        Counter counter = new Counter(beans);
        OrderId order = counter.sold(PaymentMethod.CREDIT, 0, line(counter.trade().product("11.30"), 10));
        ReceivableView item = sales.itemOf(order, counter.customer());
        sales.pay(counter.customer(), "13.00");
        approve(proposed(item, "60.00", 1), "anna");
        counter.giveBack(order, Counter.goods(1, "5"));

        assertThat(sales.read(item).open()).as("40.00 were owed").isEqualTo(money("0.00"));
        assertThat(counter.balance(AccountKind.PREPAID)).as("16.50 more are of what was given up")
                .isEqualTo(money("10000.00"));
        counter.assertRight(order);
        counter.giveBack(order, Counter.goods(1, "5"));

        assertThat(counter.balance(AccountKind.PREPAID)).as("no more than was paid").isEqualTo(money("10013.00"));
        assertThat(sales.read(item)).satisfies(now -> {
            assertThat(now.credited()).isEqualTo(money("40.00"));
            assertThat(now.redeemed()).isEqualTo(money("60.00"));
            assertThat(now.writtenOff()).isEqualTo(money("60.00"));
        });
        assertThatExceptionOfType(RefusedException.class).as("there is nothing to recover any more")
                .isThrownBy(() -> sales.pay(counter.customer(), "1.00",
                        new Allotment(item.invoice(), money("1.00"))));
        counter.assertRight(order);
        sales.assertBalanced(counter.customer());
    }

    /** Planned with the proposal, since its process asks the rules as soon as there is one, and the first plan counts. */
    private WriteOff proposed(ReceivableView item, String amount, int approvals) {
        return Objects.requireNonNull(transaction.execute(status -> {
            WriteOff proposal = writeOffs.propose(item.id(), money(amount), "Insolvent", "finance");
            writeOffs.plan(proposal.id(), new RuleRow("write-off-review", Map.of(
                    "ruleId", "TEST", "reason", "A test", "approvals", approvals, "group", "finance", "dueHours", 8)),
                    1);
            return proposal;
        }));
    }

    private RecordedWriteOffVerdict approve(WriteOff proposal, @Nullable String person) {
        return decide(proposal, APPROVE, person);
    }

    private RecordedWriteOffVerdict decide(WriteOff proposal, FormAnswer answer, @Nullable String person) {
        long job = JOBS.decrementAndGet();
        return approvals.record(proposal.id(), WriteOffStage.FIRST, answer, job, new CompletedTask("t" + job, person));
    }
}
