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
import dev.baton.operations.Invariants;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.Payments;
import dev.baton.payment.credit.CreditSales;
import dev.baton.payment.credit.NewPosSlip;
import dev.baton.payment.credit.PosSlips;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
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
    private final PosSlips slips;
    private final CreditSales sales;
    private final Invariants invariants;
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
            PosSlips slips,
            Invariants invariants,
            JdbcClient jdbc) {
        this.bank = new Bank(http, beans);
        this.trade = new Trade(beans);
        this.payments = payments;
        this.orders = orders;
        this.ledger = ledger;
        this.matching = matching;
        this.names = names;
        this.slips = slips;
        this.sales = new CreditSales(beans);
        this.invariants = invariants;
        this.jdbc = jdbc;
    }

    @Test
    void a_voucher_that_is_named_is_confirmed_and_not_booked_again() {
        AccountId account = bank.account("CNY");
        String voucher = bank.voucher(account, "100.00", "CNY");
        JsonNode statement = bank.importing(
                BankFile.of("08").received("100.00", "CNY", bank.today(),
                        "top-up, " + voucher.toLowerCase() + ". thanks"));

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
        assertBooksAreRight();
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
        assertBooksAreRight();
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
        assertBooksAreRight();
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
        assertThat(bank.resolve(entries.getLast(), "CONFIRM", null).getStatusCode().value()).isEqualTo(200);

        JsonNode rest = bank.importing(BankFile.of("08").received("30.00", "CNY", bank.today(), partly));
        assertThat(rest.path("matched").asInt()).as("the rest was still expected").isEqualTo(1);
        assertThat(bank.balance(account)).isEqualTo("200.00");
        assertBooksAreRight();
    }

    @Test
    void what_nobody_knows_is_assigned_left_unallocated_or_not_ours() {
        AccountId account = bank.account("NOK");
        JsonNode statement = bank.importing(BankFile.of("08")
                .received("11.11", "NOK", bank.today(), "who knows")
                .received("22.22", "NOK", bank.today(), "who knows")
                .received("33.33", "NOK", bank.today(), "who knows")
                .paid("44.44", "NOK", bank.today(), "account fee"));
        List<JsonNode> entries = bank.entries(statement);
        assertThat(statement.path("open").asInt()).isEqualTo(4);

        assertThat(bank.resolve(entries.get(0), "ASSIGN", account).getStatusCode().value()).isEqualTo(200);
        assertThat(bank.resolve(entries.get(0), "ASSIGN", account).getStatusCode().value()).isEqualTo(200);
        assertThat(bank.resolve(entries.get(0), "NOT_OURS", null).getStatusCode().value()).isEqualTo(409);
        assertThat(bank.resolve(entries.get(1), "UNALLOCATED", null).getStatusCode().value()).isEqualTo(200);
        assertThat(bank.resolve(entries.get(2), "NOT_OURS", null).getStatusCode().value()).isEqualTo(200);
        AccountId charges = AccountId.internal(AccountKind.BANK_CHARGES, "NOK");
        assertThat(bank.resolve(entries.get(3), "ASSIGN", charges).getStatusCode().value()).isEqualTo(200);

        assertThat(bank.balance(account)).isEqualTo("11.11");
        assertThat(ours(AccountKind.UNALLOCATED, "NOK")).isEqualTo("22.22");
        assertThat(ours(AccountKind.BANK, "NOK")).isEqualTo("11.11");
        assertThat(ours(AccountKind.BANK_CHARGES, "NOK")).isEqualTo("-44.44");
        assertThat(bank.resolve(entries.get(1), "ASSIGN", account).getStatusCode().value())
                .as("what is unallocated finds its account later").isEqualTo(200);
        assertThat(bank.balance(account)).isEqualTo("33.33");
        assertThat(ours(AccountKind.UNALLOCATED, "NOK")).isEqualTo("0.00");
        assertBooksAreRight();
    }

    @Test
    void money_in_a_currency_in_which_nobody_has_an_account_is_left_unallocated_too() {
        JsonNode statement = bank.importing(BankFile.of("08").received("7.00", "MXN", bank.today(), "who knows"));
        JsonNode entry = bank.entries(statement).getFirst();

        assertThat(bank.resolve(entry, "UNALLOCATED", null).getStatusCode().value()).isEqualTo(200);

        assertThat(ours(AccountKind.UNALLOCATED, "MXN")).isEqualTo("7.00");
        assertBooksAreRight();
    }

    @Test
    void a_card_payment_at_delivery_is_confirmed_by_the_bank_and_not_booked_again() {
        CustomerId customer = sales.customer();
        String slip = name("S");
        slips.enter(sales.delivered(customer, PaymentMethod.POS, "113.00"),
                new NewPosSlip("UnionPay", "T-1", slip, Trade.money("113.00")), "operator");

        JsonNode entry = bank.entries(bank.importing(BankFile.of("08")
                .received("112.50", "CNY", bank.today(), "card payment " + slip))).getFirst();

        assertThat(entry.path("state").asText()).isEqualTo("MATCHED");
        assertThat(entry.path("rule").asText()).isEqualTo("MAT-REFERENCE-CHARGES");
        assertThat(entry.path("matches").path(0).path("kind").asText()).isEqualTo("POS_SLIP");
        assertThat(bank.balance(prepaid(customer))).isEqualTo("113.00");
        assertBooksAreRight();
    }

    @Test
    void a_decision_that_cannot_be_taken_is_refused_with_its_reason() {
        JsonNode statement = bank.importing(BankFile.of("08").received("5.00", "CNY", bank.today(), "who knows"));
        JsonNode entry = bank.entries(statement).getFirst();

        assertThat(bank.resolve(entry, "CONFIRM", null).getStatusCode().value()).isEqualTo(422);
        assertThat(bank.resolve(entry, "ASSIGN", new AccountId("NOBODY:PREPAID:CNY")).getStatusCode().value())
                .isEqualTo(422);
        assertThat(bank.resolve(entry, "ASSIGN", bank.account("USD")).getStatusCode().value()).isEqualTo(422);
        assertThat(bank.resolve(entry, "ASSIGN", AccountId.internal(AccountKind.BANK, "CNY")).getStatusCode().value())
                .isEqualTo(422);
        assertThat(bank.resolve(entry, "ASSIGN", null).getStatusCode().value()).isEqualTo(400);
        assertThat(bank.resolve(entry, "PERHAPS", null).getStatusCode().value()).isEqualTo(400);
        assertBooksAreRight();
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
        assertBooksAreRight();
    }

    @Test
    void an_entry_that_an_earlier_statement_had_counts_there_only() {
        BankFile interim = BankFile.of("08").received("8.00", "CNY", bank.today(), "who knows");
        bank.importing(interim);
        String day = interim.camt().replace(interim.number(), interim.number() + "-day");
        ResponseEntity<JsonNode> answer = bank.send("/api/reconciliation/statements", "application/xml", day);

        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().path("entries").asInt()).isZero();
        assertThat(answer.getBody().path("elsewhere").asInt()).isEqualTo(1);
    }

    @Test
    void a_statement_of_the_same_number_with_other_entries_is_refused() {
        BankFile file = BankFile.of("08").received("8.00", "CNY", bank.today(), "who knows");
        bank.importing(file);
        String changed = file.camt().replace(">8.00<", ">9.00<");

        assertThat(bank.send("/api/reconciliation/statements", "application/xml", changed).getStatusCode().value())
                .isEqualTo(409);
    }

    @Test
    void a_statement_comes_as_csv_and_changes_nothing_when_it_comes_again() {
        AccountId account = bank.account("CNY");
        String voucher = bank.voucher(account, "12.00", "CNY");
        BankFile file = BankFile.of("08").received("12.00", "CNY", bank.today(), voucher)
                .paid("1.00", "CNY", bank.today(), "fee");
        String path = "/api/reconciliation/statements?account=" + file.account() + "&number=" + file.number();

        ResponseEntity<JsonNode> first = bank.send(path, "text/csv", file.csv());
        assertThat(first.getStatusCode().value()).as("%s", first.getBody()).isEqualTo(202);
        JsonNode done = bank.awaitMatched(String.valueOf(first.getHeaders().getLocation()));
        ResponseEntity<JsonNode> again = bank.send(path, "text/csv", file.csv());

        assertThat(done.path("matched").asInt()).isEqualTo(1);
        assertThat(done.path("open").asInt()).isEqualTo(1);
        assertThat(again.getHeaders().getLocation()).isEqualTo(first.getHeaders().getLocation());
        assertThat(bank.entries(done)).hasSize(2);
        assertBooksAreRight();
    }

    @Test
    void a_broken_file_is_refused_with_every_fault_and_leaves_nothing() {
        BankFile file = BankFile.of("08").received("1.00", "CNY", bank.today(), "good");
        String path = "/api/reconciliation/statements?account=" + file.account() + "&number=" + file.number();
        String broken = file.csv() + "tomorrow,,-1,CNY,UP,,,,\n" + "2026-11-20,,1.005,CNY,CRDT,,,,\n";

        ResponseEntity<JsonNode> answer = bank.send(path, "text/csv", broken);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().path("errors").findValuesAsText("pointer")).containsExactlyInAnyOrder(
                "/rows/2/bookingDate", "/rows/2/amount", "/rows/2/creditDebit", "/rows/3/amount");
        assertThat(bank.send("/api/reconciliation/statements", "text/csv", file.csv()).getStatusCode().value())
                .isEqualTo(400);
        assertThat(bank.send("/api/reconciliation/statements", "application/json", "{}").getStatusCode().value())
                .isEqualTo(415);
        assertThat(bank.send("/api/reconciliation/statements", "application/xml",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + file.camt()).getStatusCode().value())
                .isEqualTo(400);
        assertThat(bank.read("/api/reconciliation/statements?account=" + file.account()).path("items")).isEmpty();
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
        assertThat(ours(AccountKind.INSTITUTION, "SEK")).isEqualTo("-200.00");
        assertThat(ours(AccountKind.BANK_CHARGES, "SEK")).isEqualTo("-3.00");
        assertBooksAreRight();
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
        assertBooksAreRight();
    }

    private String ours(AccountKind kind, String currency) {
        String balance = bank.balance(AccountId.internal(kind, currency));
        // our bank account is debited by what comes in
        return kind == AccountKind.BANK && balance.startsWith("-") ? balance.substring(1) : balance;
    }

    private void assertBooksAreRight() {
        Map<String, List<String>> broken = invariants.check().checks().stream()
                .filter(check -> !check.ok() && check.name().contains("ank "))
                .collect(Collectors.toMap(check -> check.name(), check -> check.violations()));
        assertThat(broken).isEmpty();
    }
}
