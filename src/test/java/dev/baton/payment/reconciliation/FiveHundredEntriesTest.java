package dev.baton.payment.reconciliation;

import static dev.baton.trade.Trade.line;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountId;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.Payments;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A month of a bank account in one file, in a currency that no other test has, so that amounts alone tell. */
@BatonTest
class FiveHundredEntriesTest {

    private static final String CURRENCY = "NZD";
    private static final int NAMED = 230;
    private static final int BY_AMOUNT = 50;
    private static final int PAIRS_IN_ONE = 20;
    private static final int IN_TWO_PARTS = 20;
    private static final int ORDERS = 20;
    private static final int DIFFERING = 30;
    private static final int ALIKE = 20;
    private static final int UNKNOWN = 70;
    private static final int FEES = 20;

    private final Bank bank;
    private final Trade trade;
    private final Payments payments;
    private final Orders orders;
    private final JdbcClient jdbc;
    private final BankFile file = BankFile.of("08");

    @Autowired
    FiveHundredEntriesTest(
            TestRestTemplate http,
            BeanFactory beans,
            Payments payments,
            Orders orders,
            JdbcClient jdbc) {
        this.bank = new Bank(http, beans);
        this.trade = new Trade(beans);
        this.payments = payments;
        this.orders = orders;
        this.jdbc = jdbc;
    }

    @Test
    void are_matched_exactly_as_expected_and_change_nothing_when_they_come_again() {
        AccountId account = bank.account(CURRENCY);
        vouchers(account);
        orders();
        assertThat(file.size()).isEqualTo(500);

        JsonNode statement = bank.importing(file);

        assertThat(statement.path("entries").asInt()).isEqualTo(500);
        int matched = NAMED + BY_AMOUNT + PAIRS_IN_ONE + 2 * IN_TWO_PARTS + ORDERS;
        assertThat(statement.path("matched").asInt()).isEqualTo(matched);
        assertThat(statement.path("differing").asInt()).isEqualTo(DIFFERING);
        assertThat(statement.path("open").asInt()).isEqualTo(ALIKE + UNKNOWN + FEES);
        assertThat(rules(statement)).containsExactlyInAnyOrderEntriesOf(Map.of(
                "MAT-REFERENCE", (long) NAMED + PAIRS_IN_ONE + IN_TWO_PARTS + ORDERS,
                "MAT-REFERENCE-SEVERAL-ENTRIES", (long) IN_TWO_PARTS,
                "MAT-AMOUNT-VOUCHER", (long) BY_AMOUNT,
                "MAT-REFERENCE-DIFFERS", (long) DIFFERING,
                "MAT-AMOUNT-SEVERAL", (long) ALIKE,
                "MAT-NOTHING", (long) UNKNOWN,
                "MAT-OUTGOING", (long) FEES));
        String before = state();

        JsonNode again = bank.importing(file);

        assertThat(again.path("id")).isEqualTo(statement.path("id"));
        assertThat(state()).isEqualTo(before);
        decideWhatIsLeft(statement);
        assertThat(bank.read("/api/reconciliation/statements/" + statement.path("id").asText()).path("matched").asInt())
                .isEqualTo(500);
        bank.assertBooksAreRight();
    }

    private void decideWhatIsLeft(JsonNode statement) {
        bank.entries(statement).stream()
                .filter(entry -> !entry.path("state").asText().equals("MATCHED"))
                .forEach(entry -> assertThat(bank.resolve(entry, "NOT_OURS", null)).isEqualTo(200));
    }

    /** Each amount is another one by more than what rules take for a rounding. */
    private void vouchers(AccountId account) {
        String day = bank.today();
        for (int n = 0; n < NAMED; n++) {
            file.received(1000 + 3 * n + ".00", CURRENCY, day, voucher(account, 1000 + 3 * n) + " recharge");
        }
        for (int n = 0; n < BY_AMOUNT; n++) {
            voucher(account, 3000 + 3 * n);
            file.received(3000 + 3 * n + ".00", CURRENCY, day, "recharge");
        }
        for (int n = 0; n < PAIRS_IN_ONE; n++) {
            String both = voucher(account, 5000 + 3 * n) + "," + voucher(account, 6000 + 3 * n);
            file.received(11000 + 6 * n + ".00", CURRENCY, day, both);
        }
        for (int n = 0; n < IN_TWO_PARTS; n++) {
            String one = voucher(account, 7000 + 3 * n);
            file.received(4000 + n + ".00", CURRENCY, day, one);
            file.received(3000 + 2 * n + ".00", CURRENCY, day, one);
        }
        for (int n = 0; n < DIFFERING; n++) {
            file.received(8000 + 3 * n - 700 + ".00", CURRENCY, day, voucher(account, 8000 + 3 * n));
        }
        for (int n = 0; n < ALIKE; n++) {
            voucher(account, 9000);
            file.received("9000.00", CURRENCY, day, "recharge " + n);
        }
        for (int n = 0; n < UNKNOWN; n++) {
            file.received(20000 + 3 * n + ".00", CURRENCY, day, "thanks");
        }
        for (int n = 0; n < FEES; n++) {
            file.paid(1000 + 3 * n + ".00", CURRENCY, day, "fee");
        }
    }

    private void orders() {
        Sku sku = trade.product("100.00");
        for (int n = 0; n < ORDERS; n++) {
            CustomerId customer = trade.distributor("0.00");
            OrderId order = trade.priced(customer, PaymentMethod.PREPAID, line(sku, n + 1));
            payments.hold(order);
            Money total = orders.get(order).total();
            file.received(total.toMajor(), total.currency(), bank.today(), "For " + orders.get(order).number());
        }
    }

    private String voucher(AccountId account, int amount) {
        return bank.voucher(account, amount + ".00", CURRENCY);
    }

    private Map<String, Long> rules(JsonNode statement) {
        List<JsonNode> entries = bank.entries(statement);
        return entries.stream().collect(groupingBy(entry -> entry.path("rule").asText(), counting()));
    }

    /** All that has been stored and booked of this statement. */
    private String state() {
        return jdbc.sql("""
                SELECT count(*) || ' ' || count(decided_at) || ' ' || sum(hashtext(e::text)) || ' ' || (
                    SELECT count(*) FROM ledger_transfer t JOIN payment_bank_entry b ON t.reference = b.id::text
                    WHERE b.account = :account) || ' ' || (
                    SELECT count(*) FROM payment_bank_match m JOIN payment_bank_entry b ON m.entry_id = b.id
                    WHERE b.account = :account)
                FROM payment_bank_entry e WHERE account = :account""")
                .param("account", file.account())
                .query(String.class)
                .single();
    }
}
