package dev.baton.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.platform.engine.Decided;
import dev.baton.platform.money.Money;
import dev.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class CancellationRulesTest {

    private static final Money TOTAL = Money.parse("1130.00", "CNY");

    private final CancellationRules rules;

    @Autowired
    CancellationRulesTest(CancellationRules rules) {
        this.rules = rules;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # channel,    asker,    status,           method,  hours, booked, sap,   seller, rule,               fee
            DISTRIBUTOR,  CUSTOMER, RECEIVED,         PREPAID, 0,     false,  false, false,  CAN-NOT-SOLD,       0.00
            DISTRIBUTOR,  CUSTOMER, IN_REVIEW,        CREDIT,  900,   false,  false, false,  CAN-NOT-SOLD,       0.00
            GROUP_BUY,    CUSTOMER, AWAITING_PAYMENT, ONLINE,  1,     false,  false, false,  CAN-NOT-SOLD,       0.00
            RETAILER,     CUSTOMER, BACKORDERED,      POS,     99,    false,  false, true,   CAN-NOT-SOLD,       0.00
            DISTRIBUTOR,  OPERATOR, APPROVED,         PREPAID, 0,     false,  false, false,  CAN-NOT-SOLD,       0.00
            DISTRIBUTOR,  CUSTOMER, ALLOCATED,        PREPAID, 2,     false,  false, false,  CAN-RESERVED,       0.00
            DISTRIBUTOR,  CUSTOMER, RELEASED,         PREPAID, 2,     false,  true,  false,  CAN-RELEASED,       0.00
            DISTRIBUTOR,  CUSTOMER, RELEASED,         PREPAID, 2,     true,   true,  false,  CAN-CARRIER-BOOKED, 11.30
            DISTRIBUTOR,  CUSTOMER, RELEASED,         PREPAID, 169,   true,   true,  false,  CAN-PLANNED-WITH,   22.60
            DISTRIBUTOR,  OPERATOR, RELEASED,         PREPAID, 169,   true,   true,  false,  CAN-RELEASED,       0.00
            RETAILER,     CUSTOMER, RELEASED,         VOUCHER, 3,     true,   false, true,   CAN-SELLER-PACKS,   33.90
            RETAILER,     CUSTOMER, RELEASED,         POS,     3,     true,   false, true,   CAN-RELEASED,       0.00
            GROUP_BUY,    CUSTOMER, RELEASED,         ONLINE,  99,    true,   false, true,   CAN-SELLER-PACKS,   33.90
            RETAILER,     OPERATOR, RELEASED,         PREPAID, 99,    true,   false, true,   CAN-RELEASED,       0.00
            DISTRIBUTOR,  REVIEWER, IN_REVIEW,        PREPAID, 9,     false,  false, false,  CAN-REVIEWER,       0.00
            RETAILER,     DEADLINE, CANCELLING,       PREPAID, 9,     false,  false, false,  CAN-DEADLINE,       0.00
            """)
    void an_order_is_cancelled_at_the_fee_of_the_dearest_row(
            String channel,
            Asker asker,
            String status,
            String method,
            long hours,
            boolean booked,
            boolean inSap,
            boolean seller,
            String rule,
            String fee) {
        CancellationRuling ruling =
                rules.ask(new CancellationFacts(channel, asker, status, method, TOTAL, hours, booked, inSap, seller));

        assertThat(ruling.allowed()).isTrue();
        assertThat(ruling.rule()).isEqualTo(rule);
        assertThat(ruling.fee()).isEqualTo(Money.parse(fee, "CNY"));
        assertThat(ruling.reason()).isNotBlank();
        assertThat(ruling.decided().version()).isPositive();
    }

    @Test
    void a_row_that_refuses_wins_over_those_that_allow() {
        CancellationRuling ruling = rules.ask(new CancellationFacts("RETAILER", Asker.CUSTOMER, "RELEASED", "PREPAID",
                TOTAL, 73, true, false, true));

        assertThat(ruling.allowed()).isFalse();
        assertThat(ruling.rule()).isEqualTo("CAN-SELLER-WAITED");
        assertThat(ruling.decided().rows()).hasSizeGreaterThan(1);
        assertThat(ruling.fee().isZero()).isTrue();
    }

    @Test
    void what_no_row_speaks_of_is_refused_and_says_so() {
        CancellationRuling ruling = rules.ask(new CancellationFacts("DISTRIBUTOR", Asker.CUSTOMER, "CANCELLING",
                "PREPAID", TOTAL, 1, false, false, false));

        assertThat(ruling.allowed()).isFalse();
        assertThat(ruling.rule()).isEmpty();
        assertThat(ruling.reason()).isEqualTo("No rule lets such an order be cancelled");
    }

    @ParameterizedTest
    @EnumSource(Asker.class)
    void what_has_left_is_returned_whoever_asks(Asker asker) {
        CancellationRuling ruling = rules.ask(new CancellationFacts("DISTRIBUTOR", asker, "SHIPPED", "PREPAID", TOTAL,
                1, false, true, false));

        assertThat(ruling.allowed()).isFalse();
        assertThat(ruling.rule()).isEqualTo("CAN-GONE");
    }

    @Test
    void a_row_that_says_what_cannot_be_is_told_by_its_name() {
        assertThatIllegalStateException().isThrownBy(() -> ruling(101, "0")).withMessageContaining("feePercent");
        assertThatIllegalStateException().isThrownBy(() -> ruling(1, "-1")).withMessageContaining("feeAmount");
        assertThatIllegalStateException().isThrownBy(() -> ruling(1, "0.001")).withMessageContaining("R-1");
        assertThat(ruling(1, "2.50").fee()).isEqualTo(Money.parse("13.80", "CNY"));
    }

    private static CancellationRuling ruling(int percent, String amount) {
        return CancellationRuling.of(new Decided("cancellation", 1, Map.of(),
                List.of(Map.of("ruleId", "R-1", "reason", "as a test has it", "outcome", "ALLOWED", "feePercent",
                        percent, "feeAmount", new BigDecimal(amount)))),
                TOTAL);
    }
}
