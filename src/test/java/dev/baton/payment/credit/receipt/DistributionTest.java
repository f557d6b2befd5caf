package dev.baton.payment.credit.receipt;

import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.payment.credit.Receivable;
import dev.baton.payment.credit.receipt.Distribution.Part;
import dev.baton.payment.credit.receipt.Distribution.Purpose;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final Instant SETTLED = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void what_is_left_of_a_receipt_makes_one_part_with_what_it_names_of_the_same_invoice() {
        Receivable item = owed("INV-1", "100.00");

        Distribution distribution = Distribution.of(money("120.00"), List.of(new Allotment("INV-1", money("40.00"))),
                List.of(item), List.of(item));

        assertThat(distribution.parts()).containsExactly(new Part(item, Purpose.PAYMENT, money("100.00")));
        assertThat(distribution.rest()).isEqualTo(money("20.00"));
    }

    @Test
    void what_is_named_comes_before_the_oldest() {
        Receivable oldest = owed("INV-1", "100.00");
        Receivable named = owed("INV-2", "100.00");

        Distribution distribution = Distribution.of(money("70.00"), List.of(new Allotment("INV-2", money("40.00"))),
                List.of(named), List.of(oldest, named));

        assertThat(distribution.parts()).containsExactly(new Part(named, Purpose.PAYMENT, money("40.00")),
                new Part(oldest, Purpose.PAYMENT, money("30.00")));
        assertThat(distribution.rest().isZero()).isTrue();
    }

    private static Receivable owed(String invoice, String amount) {
        Money none = money("0.00");
        CustomerId customer = new CustomerId("D-1");
        return new Receivable(UUID.randomUUID(), customer,
                AccountId.of(customer.value(), AccountKind.RECEIVABLE, none.currency()),
                new OrderId(UUID.randomUUID()), invoice, money(amount), none, none, none, none, none,
                LocalDate.of(2026, 12, 1),
                SETTLED, false, SETTLED);
    }
}
