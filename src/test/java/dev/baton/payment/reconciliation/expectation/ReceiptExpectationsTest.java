package dev.baton.payment.reconciliation.expectation;

import static dev.baton.trade.Trade.prepaid;
import static dev.baton.trade.Trade.receivable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.Orders;
import dev.baton.payment.credit.CreditSales;
import dev.baton.payment.credit.ReceivableState;
import dev.baton.payment.credit.ReceivableView;
import dev.baton.payment.credit.receipt.Allotment;
import dev.baton.payment.credit.receipt.Receipt;
import dev.baton.payment.reconciliation.Bank;
import dev.baton.payment.reconciliation.BankFile;
import dev.baton.testing.BatonTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Bank entries for money that finance has entered before as a receipt; the payer names the invoice, for nobody else knows the receipt. */
@BatonTest
class ReceiptExpectationsTest {

    private final Bank bank;
    private final CreditSales sales;
    private final Orders orders;

    private CustomerId customer = new CustomerId("unset");

    @Autowired
    ReceiptExpectationsTest(TestRestTemplate http, BeanFactory beans, Orders orders) {
        this.bank = new Bank(http, beans);
        this.sales = new CreditSales(beans);
        this.orders = orders;
    }

    @BeforeEach
    void aDistributorThatMayOweMuch() {
        customer = sales.customer("1000000.00");
    }

    @Test
    void an_entry_that_names_the_invoice_or_the_order_confirms_the_receipt_that_paid_it() {
        ReceivableView paid = sales.owed(customer, "740.00");
        ReceivableView inPart = sales.owed(customer, "900.00");
        Receipt whole = entered(paid, "740.00");
        Receipt part = entered(inPart, "500.00");

        JsonNode statement = bank.importing(BankFile.of("08")
                .received("740.00", "CNY", bank.today(), "Payment " + paid.invoice())
                .received("500.00", "CNY", bank.today(), orders.get(inPart.orderId()).number() + " part"));

        assertThat(bank.entries(statement)).satisfiesExactly(
                entry -> assertConfirms(entry, whole), entry -> assertConfirms(entry, part));
        assertThat(sales.read(paid).state()).isEqualTo(ReceivableState.PAID);
        assertThat(sales.read(inPart).open().toMajor()).as("is not paid by the same money again").isEqualTo("400.00");
        assertThat(bank.balance(prepaid(customer))).isEqualTo("0.00");
        sales.assertBalanced(customer);
    }

    @Test
    void where_the_receipt_and_what_is_open_fit_equally_well_a_person_decides() {
        ReceivableView item = sales.owed(customer, "1480.00");
        Receipt receipt = entered(item, "740.00");

        JsonNode entry = bank.entries(bank.importing(BankFile.of("08")
                .received("740.00", "CNY", bank.today(), "Payment " + item.invoice()))).getFirst();

        assertThat(entry.path("state").asText()).isEqualTo("PROPOSED");
        assertThat(entry.path("rule").asText()).isEqualTo("MAT-REFERENCE-SEVERAL");
        assertThat(entry.path("matches").path(0).path("subject").asText()).isEqualTo(receipt.id().toString());
        assertThat(entry.path("reason").asText()).contains("Invoice " + item.invoice());
        assertThat(sales.read(item).open().toMajor()).isEqualTo("740.00");
        assertThat(bank.resolve(entry, "CONFIRM", null)).isEqualTo(200);
        assertThat(sales.read(item).open().toMajor()).as("the receipt is confirmed, nothing is booked").isEqualTo(
                "740.00");
        sales.assertBalanced(customer);
    }

    @Test
    void the_rest_that_is_open_is_paid_by_what_fits_it_alone_and_both_by_what_they_come_to() {
        ReceivableView item = sales.owed(customer, "1000.00");
        ReceivableView other = sales.owed(customer, "1000.00");
        entered(item, "740.00");
        entered(other, "740.00");

        JsonNode statement = bank.importing(BankFile.of("08")
                .received("260.00", "CNY", bank.today(), "rest of " + item.invoice())
                .received("1000.00", "CNY", bank.today(), "all of " + other.invoice()));

        assertThat(bank.entries(statement)).allSatisfy(
                entry -> assertThat(entry.path("rule").asText()).isEqualTo("MAT-REFERENCE"));
        assertThat(bank.entries(statement).getLast().path("matches")).hasSize(2);
        assertThat(bank.balance(receivable(customer))).isEqualTo("0.00");
        assertThat(bank.balance(prepaid(customer))).isEqualTo("0.00");
        sales.assertBalanced(customer);
    }

    @Test
    void whoever_is_asked_about_the_invoice_is_told_of_the_receipt() {
        ReceivableView item = sales.owed(customer, "1000.00");
        Receipt receipt = entered(item, "740.00");

        JsonNode entry = bank.entries(bank.importing(BankFile.of("08")
                .received("300.00", "CNY", bank.today(), item.invoice()))).getFirst();

        assertThat(entry.path("state").asText()).isEqualTo("DIFFERING");
        assertThat(entry.path("matches").path(0).path("kind").asText()).isEqualTo("RECEIVABLE");
        assertThat(entry.path("reason").asText()).contains("Receipt " + receipt.reference()).contains("740.00");
    }

    @Test
    void what_was_proposed_before_the_receipt_was_entered_is_not_confirmed_on_top_of_it() {
        ReceivableView item = sales.owed(customer, "1000.00");
        JsonNode entry = bank.entries(bank.importing(BankFile.of("08")
                .received("700.00", "CNY", bank.today(), item.invoice()))).getFirst();
        assertThat(entry.path("matches").path(0).path("kind").asText()).isEqualTo("RECEIVABLE");
        Receipt receipt = entered(item, "700.00");

        assertThat(bank.resolve(entry, "CONFIRM", null)).as("the receipt may be this very money").isEqualTo(409);

        assertConfirms(bank.read("/api/reconciliation/entries/" + entry.path("id").asText()), receipt);
        assertThat(sales.read(item).open().toMajor()).isEqualTo("300.00");
        assertThat(bank.balance(prepaid(customer))).isEqualTo("0.00");
        sales.assertBalanced(customer);
    }

    @Test
    void what_was_proposed_before_is_proposed_anew_and_confirmed_then() {
        ReceivableView item = sales.owed(customer, "1000.00");
        JsonNode entry = bank.entries(bank.importing(BankFile.of("08")
                .received("700.00", "CNY", bank.today(), item.invoice()))).getFirst();
        entered(item, "50.00");

        assertThat(bank.resolve(entry, "CONFIRM", null)).as("not as much is open as was shown").isEqualTo(409);

        JsonNode anew = bank.read("/api/reconciliation/entries/" + entry.path("id").asText());
        assertThat(anew.path("matches").path(0).path("expected").asText()).isEqualTo("950.00");
        assertThat(bank.resolve(anew, "CONFIRM", null)).isEqualTo(200);
        assertThat(sales.read(item).open().toMajor()).isEqualTo("250.00");
        sales.assertBalanced(customer);
    }

    private Receipt entered(ReceivableView item, String amount) {
        return sales.pay(customer, amount, new Allotment(item.invoice(), null));
    }

    private static void assertConfirms(JsonNode entry, Receipt receipt) {
        assertThat(entry.path("state").asText()).isEqualTo("MATCHED");
        assertThat(entry.path("rule").asText()).isEqualTo("MAT-REFERENCE");
        assertThat(entry.path("matches")).singleElement()
                .satisfies(match -> assertThat(match.path("subject").asText()).isEqualTo(receipt.id().toString()));
    }
}
