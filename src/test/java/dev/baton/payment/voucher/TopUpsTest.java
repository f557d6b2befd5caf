package dev.baton.payment.voucher;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountStates;
import dev.baton.ledger.AccountStatus;
import dev.baton.ledger.Ledger;
import dev.baton.payment.voucher.Voucher.PaidBy;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class TopUpsTest {

    private static final Limit ALL = Limit.of(200);

    private final TopUps topUps;
    private final AccountStates states;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Trade trade;
    private final CustomerId customer;

    @Autowired
    TopUpsTest(
            TopUps topUps,
            AccountStates states,
            Ledger ledger,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.topUps = topUps;
        this.states = states;
        this.ledger = ledger;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
        this.customer = trade.distributor("0.00");
    }

    @Test
    void the_rules_are_told_what_vouchers_come_to_that_no_person_has_approved() {
        transaction.executeWithoutResult(status -> {
            TopUp first = enter(prepaid(customer), "1000.00");
            topUps.post(first.id(), new TopUpRuling("TUR-SMALL", "Up to 1,000.00", 1), null);

            TopUp second = enter(prepaid(customer), "0.50");

            assertThat(told(first)).contains("\"unseenLately\":1000.00");
            assertThat(told(second)).contains("\"unseenLately\":1000.50");
        });
    }

    @Test
    void an_account_is_not_closed_while_a_voucher_is_reviewed() {
        AccountId account = prepaid(trade.distributor("0.00"));
        TopUp topUp = enter(account, "6000.00");

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> close(account))
                .withMessageContaining("top-up " + topUp.id());

        transaction.executeWithoutResult(status -> jdbc
                .sql("UPDATE payment_top_up SET status = 'REJECTED', decided_by = 'fiona', decided_at = now() WHERE id = ?")
                .param(topUp.id())
                .update());
        assertThat(close(account).status()).isEqualTo(AccountStatus.CLOSED);
    }

    @Test
    void however_many_enter_vouchers_while_an_account_is_closed_none_is_reviewed_for_a_closed_one() {
        for (int round = 0; round < 25; round++) {
            AccountId account = prepaid(trade.distributor("0.00"));

            List<Boolean> done = Race.of(10, number -> () -> {
                try {
                    Object unused = number < 2 ? close(account) : enter(account, "6000.00");
                    return true;
                } catch (ConflictException lost) {
                    return false;
                }
            });

            boolean closed = ledger.account(account).orElseThrow().status() == AccountStatus.CLOSED;
            assertThat(topUps.list(account, TopUpStatus.IN_REVIEW, ALL, null).items()).hasSize(closed ? 0 : 8);
            assertThat(done.subList(0, 2)).containsOnly(closed);
        }
    }

    private Account close(AccountId account) {
        return states.change(account, AccountStatus.CLOSED, "no more business", "finance");
    }

    private TopUp enter(AccountId account, String amount) {
        return topUps.enter(account,
                new Voucher(PaidBy.BANK_TRANSFER, "ICBC", name("V"), money(amount), null, "", null), "dealer");
    }

    private String told(TopUp topUp) {
        return jdbc.sql("SELECT payload::text FROM outbox WHERE key = ? AND payload::text LIKE '%unseenLately%'")
                .param(topUp.id().toString())
                .query(String.class)
                .single();
    }
}
