package dev.baton.payment.reconciliation;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.Payments;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ReconciliationTest {

    private final Bank bank;
    private final Trade trade;
    private final Payments payments;
    private final Orders orders;
    private final Ledger ledger;
    private final Matching matching;
    private final OldNames names;
    private final JdbcClient jdbc;

    @Autowired
    ReconciliationTest(
            TestRestTemplate http,
            BeanFactory beans,
            Payments payments,
            Orders orders,
            Ledger ledger,
            Matching matching,
            OldNames names,
            JdbcClient jdbc) {
        this.bank = new Bank(http, beans);
        this.trade = new Trade(beans);
        this.payments = payments;
        this.orders = orders;
        this.ledger = ledger;
        this.matching = matching;
        this.names = names;
        this.jdbc = jdbc;
    }

    @Test
    void a_voucher_that_is_named_is_confirmed_and_not_booked_again() {
        AccountId account = bank.account("CNY");
        String voucher = bank.voucher(account, "100.00", "CNY");
        JsonNode statement = bank.importing(
                BankFile.of("08").received("100.00", "CNY", bank.today(),
                        "top-up, " + voucher.toLowerCase(Locale.ROOT) + ". thanks"));

        JsonNode entry = bank.entries(statement).getFirst();
        assertThat(entry.path("state").asText()).isEqualTo("MATCHED");
        assertThat(entry.path("rule").asText()).isEqualTo("MAT-REFERENCE");
        assertThat(bank.read("/api/decisions/" + entry.path("id").asText()).path("items")).singleElement()
                .satisfies(rule -> {
                    assertThat(rule.path("decision").asText()).isEqualTo("matching");
                    assertThat(rule.path("version").asInt()).isPositive();
                    assertThat(rule.at("/inputs/bankEntry/kind").asText()).isEqualTo("VOUCHER");
                    assertThat(rule.at("/results/0/ruleId").asText()).isEqualTo("MAT-REFERENCE");
                });
        assertThat(entry.path("matches").path(0).path("settled").asText()).isEqualTo("100.00");
        assertThat(bank.balance(account)).isEqualTo("100.00");
        bank.assertBooksAreRight();
    }

    @Test
    void money_for_an_order_that_waits_lets_it_go_on() {
        CustomerId customer = trade.distributor("30.00");
        OrderId whole = trade.priced(customer, PaymentMethod.PREPAID, line(trade.product("100.00"), 1));
        payments.hold(whole);
        CustomerId other = trade.distributor("30.00");
        OrderId missing = trade.priced(other, PaymentMethod.PREPAID, line(trade.product("100.00"), 1));
        payments.hold(missing);
        Money total = orders.get(missing).total();
        String missingAmount = total.minus(Trade.money("30.00")).toMajor();

        JsonNode statement = bank.importing(BankFile.of("02")
                .received(total.toMajor(), "CNY", bank.today(), "Order " + orders.get(whole).number())
                .received(missingAmount, "CNY", bank.today(), "Order:" + orders.get(missing).number()));

        assertThat(statement.path("matched").asInt()).isEqualTo(2);
        assertThat(orders.get(whole).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(orders.get(missing).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(bank.balance(prepaid(customer))).isEqualTo(total.plus(Trade.money("30.00")).toMajor());
        bank.assertBooksAreRight();
    }

    @Test
    void one_entry_settles_several_vouchers_and_several_entries_one() {
        AccountId account = bank.account("CNY");
        String first = bank.voucher(account, "60.00", "CNY");
        String second = bank.voucher(account, "40.00", "CNY");
        String inParts = bank.voucher(account, "90.00", "CNY");
        JsonNode statement = bank.importing(BankFile.of("08")
                .received("100.00", "CNY", bank.today(), first + " " + second)
                .received("50.00", "CNY", bank.today(), inParts)
                .received("40.00", "CNY", bank.today(), inParts));

        assertThat(statement.path("matched").asInt()).isEqualTo(3);
        assertThat(bank.entries(statement).getFirst().path("matches")).hasSize(2);
        assertThat(bank.balance(account)).isEqualTo("190.00");
        bank.assertBooksAreRight();
    }

    @Test
    void a_little_less_is_the_charge_of_a_bank_and_much_less_is_for_a_person() {
        AccountId account = bank.account("CNY");
        String nearly = bank.voucher(account, "100.00", "CNY");
        String partly = bank.voucher(account, "100.00", "CNY");
        JsonNode statement = bank.importing(BankFile.of("08")
                .received("99.20", "CNY", bank.today(), nearly)
                .received("70.00", "CNY", bank.today(), partly));

        List<JsonNode> entries = bank.entries(statement);
        assertThat(entries.getFirst().path("rule").asText()).isEqualTo("MAT-REFERENCE-CHARGES");
        assertThat(entries.getLast().path("state").asText()).isEqualTo("DIFFERING");
        assertThat(entries.getLast().path("difference").asText()).isEqualTo("-30.00");
        assertThat(bank.resolve(entries.getLast(), "CONFIRM", null)).isEqualTo(200);

        JsonNode rest = bank.importing(BankFile.of("08").received("30.00", "CNY", bank.today(), partly));
        assertThat(rest.path("matched").asInt()).as("the rest was still expected").isEqualTo(1);
        assertThat(bank.balance(account)).isEqualTo("200.00");
        bank.assertBooksAreRight();
    }

    @Test
    void what_comes_to_be_known_later_explains_an_entry_that_was_open() {
        AccountId account = bank.account("CNY");
        BankFile file = BankFile.of("08").received("77.00", "CNY", bank.today(), "what for");
        JsonNode statement = bank.importing(file);
        assertThat(statement.path("open").asInt()).isEqualTo(1);
        String voucher = bank.voucher(account, "77.00", "CNY");
        jdbc.sql("""
                UPDATE payment_bank_entry SET looked_at = looked_at - interval '1 day', words = ARRAY[?]
                WHERE statement_id = ?::uuid""")
                .params(voucher, statement.path("id").asText())
                .update();

        matching.lookAgain();

        assertThat(bank.entries(statement).getFirst().path("state").asText()).isEqualTo("MATCHED");
        assertThat(bank.balance(account)).isEqualTo("77.00");
        bank.assertBooksAreRight();
    }

    @Test
    void a_payout_of_an_institution_leaves_its_fee_with_the_bank_charges() {
        AccountId account = bank.account("SEK");
        ledger.transfer(name("captured"), AccountId.internal(AccountKind.INSTITUTION, "SEK"), account,
                Money.parse("500.00", "SEK"), "captured", "");
        JsonNode statement = bank.importing(BankFile.of("08")
                .received("297.00", "SEK", bank.today(), "TESTPAY SETTLEMENT batch 1 FEE 3.00")
                .received("900.00", "SEK", bank.today(), "TESTPAY SETTLEMENT batch 2 FEE 3.00"));

        List<JsonNode> entries = bank.entries(statement);
        assertThat(entries.getFirst().path("state").asText()).isEqualTo("MATCHED");
        assertThat(entries.getLast().path("state").asText()).as("more than lies there").isEqualTo("DIFFERING");
        assertThat(bank.ours(AccountKind.INSTITUTION, "SEK")).isEqualTo("-200.00");
        assertThat(bank.ours(AccountKind.BANK_CHARGES, "SEK")).isEqualTo("-3.00");
        bank.assertBooksAreRight();
    }

    @Test
    void matched_open_and_differing_make_up_all() {
        AccountId account = bank.account("DKK");
        String voucher = bank.voucher(account, "10.00", "DKK");
        String other = bank.voucher(account, "90.00", "DKK");
        BankFile file = BankFile.of("08").received("10.00", "DKK", bank.today(), voucher)
                .received("60.00", "DKK", bank.today(), other)
                .received("5.00", "DKK", bank.today(), "who knows");
        JsonNode statement = bank.importing(file);

        JsonNode line = bank.read("/api/reconciliation/report?statementId=" + statement.path("id").asText())
                .path("items").path(0);
        assertThat(line.path("all").path("amount").asText()).isEqualTo("75.00");
        assertThat(line.path("matched").path("amount").asText()).isEqualTo("10.00");
        assertThat(line.path("differing").path("amount").asText()).isEqualTo("60.00");
        assertThat(line.path("difference").asText()).isEqualTo("-30.00");
        assertThat(line.path("open").path("amount").asText()).isEqualTo("5.00");
        assertThat(bank.text("/api/reconciliation/report?account=" + file.account(), "text/csv")).contains(
                file.account() + ",DKK,CRDT,3,75.00,1,10.00,1,5.00,1,60.00,-30.00");
    }

    @Test
    void who_paid_is_forgotten_in_time_once_it_is_known_what_for() {
        BankFile file = BankFile.of("08")
                .received("1.00", "CNY", bank.today(), bank.voucher(bank.account("CNY"), "1.00", "CNY"))
                .received("2.00", "CNY", bank.today(), "undecided")
                .received("3.00", "CNY", bank.today(), "unallocated")
                .received("4.00", "CNY", bank.today(), "young");
        JsonNode statement = bank.importing(file);
        List<JsonNode> entries = bank.entries(statement);
        bank.resolve(entries.get(2), "UNALLOCATED", null);
        bank.resolve(entries.get(3), "NOT_OURS", null);
        jdbc.sql("""
                UPDATE payment_bank_entry SET booking_date = booking_date - CASE position WHEN 4 THEN 729 ELSE 731 END
                WHERE statement_id = ?::uuid""").param(statement.path("id").asText()).update();

        names.sweep();

        assertThat(bank.entries(statement)).extracting(entry -> entry.path("counterparty").asText())
                .containsExactly("", "Somebody", "Somebody", "Somebody");
        assertThat(bank.entries(statement).getFirst().path("remittance").asText()).isEmpty();
        assertThat(bank.importing(file).path("id")).as("it is still known").isEqualTo(statement.path("id"));
        assertThat(bank.entries(statement)).hasSize(4);
        bank.assertBooksAreRight();
    }
}
