package dev.baton.payment;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.BonusAccounts;
import dev.baton.ledger.Ledger;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Sweepable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that we add to what customers pay in: it is spent before their own, and what is left of it goes back to us in time. */
@Component
public class Bonuses implements Sweepable {

    private static final Logger LOG = LoggerFactory.getLogger(Bonuses.class);
    private static final int AT_ONCE = 500;

    private final Ledger ledger;
    private final BonusAccounts accounts;
    private final TransactionTemplate transactions;

    Bonuses(Ledger ledger, BonusAccounts accounts, TransactionTemplate transactions) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    /**
     * Grants a bonus once.
     *
     * @param beside the prepaid account whose owner gets it
     * @param name unique for the customer
     * @param expiresAt when what is left of it goes back to us
     */
    @Transactional
    public void grant(Account beside, String name, Money amount, Instant expiresAt, String memo, String reference) {
        String owner = String.valueOf(beside.owner());
        AccountId bonus = accounts.open(owner, amount.currency(), name, expiresAt);
        ledger.transfer("bonus:" + bonus, AccountId.internal(AccountKind.BONUS_EXPENSE, amount.currency()), bonus,
                amount, memo, reference);
    }

    /** What an account is drawn on after, and the account: a customer's bonuses before its prepaid money. The account is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<AccountId> before(Account drawn) {
        if (drawn.kind() != AccountKind.PREPAID) {
            return List.of(drawn.id());
        }
        List<AccountId> bonuses = accounts.spendable(String.valueOf(drawn.owner()), drawn.currency());
        return Stream.concat(bonuses.stream(), Stream.of(drawn.id())).toList();
    }

    @Override
    public String what() {
        return "expired bonuses";
    }

    /**
     * Takes back what is left of bonuses whose time is over; what is held of them is taken back if it should be voided. Each in a
     * transaction of its own: who holds the lock of one bonus only keeps nobody waiting for another.
     */
    @Override
    public int sweep() {
        List<AccountId> expired = accounts.expired(AT_ONCE);
        OneByOne.each(expired, id -> transactions.executeWithoutResult(status -> takeBack(id)), LOG,
                "What is left of bonus {}, whose time is over, could not be taken back: {}");
        return expired.size();
    }

    private void takeBack(AccountId id) {
        Account bonus = ledger.lock(id);
        if (bonus.available().isPositive()) {
            ledger.transfer("bonus-expired:" + Ids.next(), id,
                    AccountId.internal(AccountKind.BONUS_EXPENSE, bonus.currency()), bonus.available(),
                    "bonus expired", id.value());
        }
    }
}
