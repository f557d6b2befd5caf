package dev.baton.payment.online;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.payment.online.OnlinePayment.Status;
import dev.baton.payment.online.OnlinePayment.Sums;
import dev.baton.payment.online.PaymentRequest.State;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Applies what institutions tell, where it fits what they were asked for. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NotificationEffects {

    private static final Optional<String> APPLIED = Optional.empty();

    private final StoredPayments payments;
    private final PaymentRequests requests;
    private final Outcomes outcomes;
    private final PaymentMoney money;
    private final Ledger ledger;
    private final Clock clock;

    NotificationEffects(
            StoredPayments payments,
            PaymentRequests requests,
            Outcomes outcomes,
            PaymentMoney money,
            Ledger ledger,
            Clock clock) {
        this.payments = payments;
        this.requests = requests;
        this.outcomes = outcomes;
        this.money = money;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The payment that an event speaks of, by our reference or the institution's. */
    Optional<OnlinePayment> payment(String institution, PaymentEvent event) {
        return id(event.reference()).flatMap(payments::find)
                .or(() -> payments.find(institution, event.paymentId()));
    }

    /** @return why it is kept unapplied; empty if it was applied */
    Optional<String> apply(String institution, PaymentEvent event) {
        Optional<OnlinePayment> known = payment(institution, event);
        if (known.isEmpty()) {
            return event.type() == PaymentEvent.Type.CAPTURED
                    ? unasked(institution, event)
                    : Optional.of("There is no payment " + event.reference());
        }
        OnlinePayment payment = known.get();
        String theirs = payment.institutionPaymentId();
        if (!payment.institution().equals(institution)
                || theirs != null && !theirs.equals(event.paymentId())) {
            return Optional.of("Payment %s is %s at %s".formatted(payment.id(), theirs, payment.institution()));
        }
        if (!payment.amount().currency().equals(event.amount().currency())) {
            return Optional.of(event.inWords() + " was not asked for: the payment is in "
                    + payment.amount().currency());
        }
        return switch (event.type()) {
            case AUTHORISED -> told(payment, PaymentStep.AUTHORISATION, event);
            case CAPTURED -> told(payment, PaymentStep.CAPTURE, event);
            case VOIDED -> told(payment, PaymentStep.VOID, event);
            case REFUNDED -> told(payment, PaymentStep.REFUND, event);
            case FAILED -> failed(payment, event);
        };
    }

    private Optional<String> told(OnlinePayment payment, PaymentStep step, PaymentEvent event) {
        List<PaymentRequest> asked = requests.of(List.of(payment.id()))
                .stream()
                .filter(request -> request.step() == step && request.amount().equals(event.amount()))
                .filter(request -> isNamed(request, event))
                .toList();
        if (asked.stream().anyMatch(request -> request.state() == State.DONE)) {
            // told before, or of another one over the same amount: that one is looked up by its key
            return APPLIED;
        }
        Optional<PaymentRequest> open =
                asked.stream().filter(request -> request.state() == State.INTENT).findFirst();
        if (open.isPresent()) {
            outcomes.done(open.get(), event.paymentId());
            return APPLIED;
        }
        if (!asked.isEmpty()) {
            return Optional.of(event.inWords() + " was refused before");
        }
        return step == PaymentStep.VOID ? voided(payment, event) : Optional.of(notAsked(event));
    }

    /** Some institutions give an authorisation that is over back by themselves, and tell so. */
    private Optional<String> voided(OnlinePayment payment, PaymentEvent event) {
        Money rest = payments.lock(payment.id()).uncaptured();
        if (!rest.equals(event.amount())) {
            return Optional.of(notAsked(event));
        }
        outcomes.voided(rest, payment, "The institution has given the authorisation back");
        return APPLIED;
    }

    private Optional<String> failed(OnlinePayment payment, PaymentEvent event) {
        List<PaymentRequest> meant = requests.of(List.of(payment.id()))
                .stream()
                .filter(request -> event.requestKey() == null
                        ? request.step() == PaymentStep.AUTHORISATION
                        : request.isKnownAs(event.requestKey()))
                .toList();
        if (meant.isEmpty()) {
            return Optional.of(notAsked(event));
        }
        PaymentRequest request = meant.getFirst();
        if (request.state() == State.DONE) {
            return Optional.of(event.inWords() + " was done before");
        }
        // of one that was refused and is asked for again, this is the old answer
        if (event.requestKey() == null || request.key().equals(event.requestKey())) {
            outcomes.refused(request, "The institution tells that it has failed", false);
        }
        return APPLIED;
    }

    /** What a payer has sent by himself becomes a payment that is captured. */
    private Optional<String> unasked(String institution, PaymentEvent event) {
        AccountId id = new AccountId(event.reference());
        Optional<Account> account = ledger.account(id).filter(found -> found.kind() == AccountKind.PREPAID);
        Money amount = event.amount();
        if (account.isEmpty()) {
            return Optional.of("There is no prepaid account " + id);
        }
        if (!account.get().currency().equals(amount.currency()) || !amount.isPositive()) {
            return Optional.of("Account " + id + " takes positive amounts in " + account.get().currency());
        }
        OnlinePayment payment = new OnlinePayment(Ids.next(), id, null, institution, event.paymentId(), "UNASKED",
                "The payer has paid without being asked", amount, true, institution, clock.instant(),
                Sums.none(amount.currency()), Status.REQUESTED);
        if (payments.add(payment)) {
            requests.done(payment.id(), PaymentStep.AUTHORISATION, amount, institution, null);
            money.captured(payment, requests.done(payment.id(), PaymentStep.CAPTURE, amount, institution, null), true);
        }
        return APPLIED;
    }

    private static boolean isNamed(PaymentRequest request, PaymentEvent event) {
        return event.requestKey() == null || request.isKnownAs(event.requestKey());
    }

    private static String notAsked(PaymentEvent event) {
        return event.inWords() + " was not asked for";
    }

    private static Optional<UUID> id(String reference) {
        try {
            return Optional.of(UUID.fromString(reference));
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }
}
