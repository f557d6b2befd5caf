package dev.baton.payment.voucher;

import dev.baton.customer.Customer;
import dev.baton.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What the rules, and the people who look at a voucher, are told of it.
 *
 * @param amount in major units, for the rules
 * @param customer for eyes, a consumer without its name
 * @param methodShown for eyes
 * @param amountShown for eyes
 * @param daysSincePaid by the proof
 * @param postedBefore how many vouchers of the account counted before
 * @param rejectedBefore how many did not
 * @param unseenLately what the account's vouchers of the last seven days come to, with this one, that no person has approved; in major units
 * @param enteredByCustomer whether the customer, or somebody who acts for no other, has entered it
 */
public record TopUpFacts(
        String accountId,
        String customerId,
        String customer,
        String customerTier,
        String customerStatus,
        String method,
        String methodShown,
        String institution,
        String reference,
        BigDecimal amount,
        String amountShown,
        String paidOn,
        long daysSincePaid,
        boolean hasAttachment,
        int postedBefore,
        int rejectedBefore,
        BigDecimal unseenLately,
        String enteredBy,
        boolean enteredByCustomer) {

    /**
     * How the vouchers of an account fared before.
     *
     * @param unseen what those of late come to that no person has approved
     */
    record History(int posted, int rejected, Money unseen) {}

    static TopUpFacts of(
            TopUp topUp,
            Customer customer,
            boolean enteredByCustomer,
            History before,
            LocalDate today) {
        return new TopUpFacts(
                topUp.accountId().value(),
                customer.id().value(),
                customer.label(),
                customer.tier(),
                customer.status().name(),
                topUp.method().name(),
                topUp.method().words(),
                topUp.institution(),
                topUp.reference(),
                topUp.amount().toDecimal(),
                topUp.amount().words(),
                topUp.paidOn().toString(),
                ChronoUnit.DAYS.between(topUp.paidOn(), today),
                topUp.hasAttachment(),
                before.posted(),
                before.rejected(),
                before.unseen().plus(topUp.amount()).toDecimal(),
                topUp.enteredBy(),
                enteredByCustomer);
    }
}
