package dev.baton.payment.reconciliation.expectation;

import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.credit.CreditSales;
import dev.baton.payment.pos.NewPosSlip;
import dev.baton.payment.pos.PosSlips;
import dev.baton.payment.reconciliation.Bank;
import dev.baton.payment.reconciliation.BankFile;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Bank entries for card payments at delivery. */
@BatonTest
class SlipExpectationsTest {

    private final Bank bank;
    private final CreditSales sales;
    private final PosSlips slips;

    @Autowired
    SlipExpectationsTest(TestRestTemplate http, BeanFactory beans, PosSlips slips) {
        this.bank = new Bank(http, beans);
        this.sales = new CreditSales(beans);
        this.slips = slips;
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
        bank.assertBooksAreRight();
    }
}
