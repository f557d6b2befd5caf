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
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class TopUpsTest {

    private static final Limit ALL = Limit.of(200);
    private static final TopUpRuling RULING = new TopUpRuling("TUR-REVIEW", "Above 5,000.00", 1);

    private final TopUps topUps;
    private final AccountStates states;
    private final Ledger ledger;
    private final TopUpVerdicts verdicts;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Trade trade;
    private final CustomerId customer;

    @Autowired
    TopUpsTest(
            TopUps topUps,
            AccountStates states,
            Ledger ledger,
            TopUpVerdicts verdicts,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.topUps = topUps;
        this.states = states;
        this.ledger = ledger;
        this.verdicts = verdicts;
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

        answer(topUp, "REJECT", "It is another customer's");
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

    @Test
    void an_approval_without_a_comment_is_reason_enough() {
        TopUp topUp = enter(prepaid(customer), "6000.00");

        answer(topUp, "APPROVE", " ");
        topUps.post(topUp.id(), RULING, null);

        assertThat(topUps.get(topUp.id()).comment()).isEqualTo("Approved");
        assertThat(topUps.get(topUp.id()).decidedBy()).isEqualTo("fiona");
    }

    @Test
    void the_proof_of_a_rejected_voucher_may_be_entered_again() {
        TopUp topUp = enter(prepaid(customer), "6000.00");
        Voucher corrected = voucher(" " + topUp.reference().toLowerCase(Locale.ROOT), "600.00");
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> enter(prepaid(customer), corrected));

        answer(topUp, "REJECT", "The amount is another one");

        TopUp again = enter(prepaid(customer), corrected);
        assertThat(again.status()).isEqualTo(TopUpStatus.IN_REVIEW);
        answer(topUp, "REJECT", "It is told twice");
        assertThatExceptionOfType(ConflictException.class).as("the second one has it now")
                .isThrownBy(() -> enter(prepaid(customer), corrected));
    }

    private Account close(AccountId account) {
        return states.change(account, AccountStatus.CLOSED, "no more business", "finance");
    }

    private void answer(TopUp topUp, String decision, String comment) {
        verdicts.record(topUp.id(), ThreadLocalRandom.current().nextLong(Long.MAX_VALUE),
                FormAnswer.of(decision, comment), new CompletedTask(name("task"), "fiona"), RULING);
    }

    private TopUp enter(AccountId account, String amount) {
        return enter(account, voucher(name("V"), amount));
    }

    private TopUp enter(AccountId account, Voucher voucher) {
        return topUps.enter(account, voucher, new Caller("dealer", Set.of(Role.FINANCE), null));
    }

    private static Voucher voucher(String reference, String amount) {
        return new Voucher(PaidBy.BANK_TRANSFER, "ICBC", reference, money(amount), null, "", null);
    }

    private String told(TopUp topUp) {
        return jdbc.sql("SELECT payload::text FROM outbox WHERE key = ? AND payload::text LIKE '%unseenLately%'")
                .param(topUp.id().toString())
                .query(String.class)
                .single();
    }
}
