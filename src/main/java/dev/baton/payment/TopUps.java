package dev.baton.payment;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts money on accounts for vouchers that finance enters. */
@Service
@Transactional
public class TopUps {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Grants grants;
    private final Clock clock;

    TopUps(JdbcClient jdbc, Ledger ledger, Grants grants, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * Posts a voucher to a customer's account at once, and grants the money to orders that wait for it.
     *
     * @throws NotFoundException if no customer has this account
     * @throws RefusedException if the account is in another currency
     * @throws ConflictException if the voucher was entered before
     */
    public TopUp post(AccountId id, Voucher voucher, String enteredBy) {
        Account account = ledger.lock(id);
        if (!account.currency().equals(voucher.amount().currency())) {
            throw new RefusedException("/currency", "the account is in " + account.currency());
        }
        TopUp topUp = new TopUp(Ids.next(), id, voucher, enteredBy, clock.instant());
        if (!add(topUp)) {
            throw new ConflictException("Voucher " + voucher.reference() + " of " + voucher.institution()
                    + " was entered before.");
        }
        ledger.transfer("top-up:" + topUp.id(), AccountId.internal(AccountKind.BANK, account.currency()), id,
                voucher.amount(), "top-up by " + voucher.institution(), voucher.reference());
        grants.serve(id);
        return topUp;
    }

    private boolean add(TopUp topUp) {
        Voucher voucher = topUp.voucher();
        return jdbc.sql("""
                INSERT INTO payment_top_up
                    (id, account_id, amount, currency, institution, reference, note, entered_by, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT payment_top_up_voucher DO NOTHING""")
                .params(topUp.id(), topUp.accountId().value(), voucher.amount().minor(), voucher.amount().currency(),
                        voucher.institution(), voucher.reference(), voucher.note(), topUp.enteredBy(),
                        Row.at(topUp.enteredAt()))
                .update() == 1;
    }
}
