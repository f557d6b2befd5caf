package dev.baton.payment.reconciliation.expectation;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.payment.reconciliation.Entry;
import dev.baton.payment.reconciliation.EntryBooking;
import dev.baton.payment.reconciliation.Expectations;
import dev.baton.payment.reconciliation.Expected;
import dev.baton.payment.reconciliation.Nearness;
import dev.baton.payment.reconciliation.Remainder;
import dev.baton.platform.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What payment institutions pay out to us of the money that they captured, less their fee. Expected is what came as long as that much lies
 * with them.
 */
@Component
class PayoutExpectations implements Expectations {

    private static final String KIND = "PAYOUT";

    private final Ledger ledger;
    private final PayoutProperties properties;

    PayoutExpectations(Ledger ledger, PayoutProperties properties) {
        this.ledger = ledger;
        this.properties = properties;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int precedence() {
        return 6;
    }

    @Override
    public List<Expected> named(Entry entry) {
        return properties.payouts().keySet().stream().sorted().flatMap(name -> find(name, entry).stream()).toList();
    }

    @Override
    public List<Expected> near(Entry entry, Nearness nearness) {
        return List.of();
    }

    @Override
    public Optional<Expected> find(String subject, Entry entry) {
        PayoutProperties.Payout payout = properties.payouts().get(subject);
        if (payout == null || !says(entry, payout.text())) {
            return Optional.empty();
        }
        Money fee = fee(entry, payout.fee());
        Money gross = entry.amount().plus(fee);
        Money lying = lying(gross.currency());
        Money net = gross.min(lying).minus(fee);
        return Optional.of(new Expected(KIND, subject, subject,
                net.isNegative() ? Money.zero(net.currency()) : net, entry.booked().bookingDate(),
                "Payout of " + subject + " with a fee of " + fee.toMajor()));
    }

    @Override
    public Settled settle(Entry entry, Expected expected, Money part, Remainder remainder, EntryBooking booking) {
        AccountId institution = booking.ours(AccountKind.INSTITUTION);
        PayoutProperties.Payout payout = properties.payouts().get(expected.subject());
        booking.receive(institution, part, "payout of " + expected.subject());
        booking.move(booking.ours(AccountKind.BANK_CHARGES), institution,
                fee(entry, payout == null ? null : payout.fee()), "fee of " + expected.subject());
        return new Settled(part, Money.zero(part.currency()));
    }

    /** What was captured and is not paid out yet: our account at institutions is debited by captures. */
    private Money lying(String currency) {
        return ledger.account(AccountId.internal(AccountKind.INSTITUTION, currency))
                .map(Account::posted)
                .map(Money::negate)
                .orElse(Money.zero(currency));
    }

    private static boolean says(Entry entry, String text) {
        String said = entry.booked().counterparty() + "\n" + entry.booked().remittance() + "\n"
                + entry.booked().endToEndId();
        return said.toUpperCase(Locale.ROOT).contains(text.toUpperCase(Locale.ROOT));
    }

    private static Money fee(Entry entry, @Nullable Pattern pattern) {
        Money told = entry.booked().charges();
        if (told.isPositive() || pattern == null) {
            return told;
        }
        Matcher found = pattern.matcher(entry.booked().remittance());
        try {
            return found.find() && found.groupCount() > 0
                    ? Money.parse(String.valueOf(found.group(1)), told.currency())
                    : told;
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            return told;
        }
    }
}
