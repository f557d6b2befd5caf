package dev.baton.payment.voucher;

import dev.baton.ledger.AccountId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A voucher that was entered for an account, and what became of it.
 *
 * @param rule of {@code top-up-review} that judged it; null while none has, and if none speaks of it
 * @param reason why it passed or a person looks, in the words of the rule; null while it was not judged
 * @param comment what the person said who decided, or that nobody did; null while it is in review, and where the rules let it pass
 * @param decidedBy the rules or the person; null while it is in review
 * @param bonus what was granted for it beside its amount
 * @param bonusRule of {@code recharge-bonus}; null without a bonus
 */
public record TopUp(
        UUID id,
        AccountId accountId,
        TopUpStatus status,
        Voucher.PaidBy method,
        String institution,
        String reference,
        Money amount,
        String currency,
        LocalDate paidOn,
        String note,
        boolean hasAttachment,
        String enteredBy,
        Instant enteredAt,
        @Nullable String rule,
        @Nullable String reason,
        @Nullable String comment,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        Money bonus,
        @Nullable String bonusRule) {

    /**
     * A voucher that nobody has decided on.
     *
     * @param today the day of payment where the voucher names none
     */
    static TopUp entered(AccountId account, Voucher voucher, LocalDate today, String enteredBy, Instant enteredAt) {
        Money amount = voucher.amount();
        return new TopUp(Ids.next(), account, TopUpStatus.IN_REVIEW, voucher.method(), voucher.institution(),
                voucher.reference(), amount, amount.currency(), Objects.requireNonNullElse(voucher.paidOn(), today),
                voucher.note(), voucher.attachment() != null, enteredBy, enteredAt, null, null, null, null, null,
                Money.zero(amount.currency()), null);
    }
}
