package dev.baton.payment.voucher;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.payment.voucher.Voucher.PaidBy;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class TopUpsTest {

    private final TopUps topUps;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final CustomerId customer;

    @Autowired
    TopUpsTest(TopUps topUps, TransactionTemplate transaction, JdbcClient jdbc, BeanFactory beans) {
        this.topUps = topUps;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.customer = new Trade(beans).distributor("0.00");
    }

    @Test
    void the_rules_are_told_what_vouchers_come_to_that_no_person_has_approved() {
        transaction.executeWithoutResult(status -> {
            TopUp first = enter("1000.00");
            topUps.post(first.id(), new TopUpRuling("TUR-SMALL", "Up to 1,000.00", 1), null);

            TopUp second = enter("0.50");

            assertThat(told(first)).contains("\"unseenLately\":1000.00");
            assertThat(told(second)).contains("\"unseenLately\":1000.50");
        });
    }

    private TopUp enter(String amount) {
        return topUps.enter(prepaid(customer),
                new Voucher(PaidBy.BANK_TRANSFER, "ICBC", name("V"), money(amount), null, "", null), "dealer");
    }

    private String told(TopUp topUp) {
        return jdbc.sql("SELECT payload::text FROM outbox WHERE key = ? AND payload::text LIKE '%unseenLately%'")
                .param(topUp.id().toString())
                .query(String.class)
                .single();
    }
}
