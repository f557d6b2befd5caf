package dev.baton.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.platform.inbox.Inbox;
import dev.baton.platform.inbox.SignatureRefusedException;
import dev.baton.platform.inbox.Signatures;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what the payment institution tells. Everything is kept in the inbox; money that was captured for an account is
 * put on it once, also when the institution tells it again or under another event.
 */
@Service
@Transactional
public class Notifications {

    /** The inbox's word for the institution. */
    static final String SOURCE = "payment";

    private final Inbox inbox;
    private final Ledger ledger;
    private final Grants grants;
    private final ObjectMapper json;
    private final PaymentProperties properties;

    Notifications(Inbox inbox, Ledger ledger, Grants grants, ObjectMapper json, PaymentProperties properties) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.grants = grants;
        this.json = json;
        this.properties = properties;
    }

    /**
     * Stores a notification and applies it. A repeat changes nothing.
     *
     * @param body as it was received, which is what is signed
     * @throws SignatureRefusedException (401) without the institution's signature
     * @throws InvalidRequestException (400) if this is no notification
     */
    public void receive(byte[] body, @Nullable String signature) {
        if (properties.secret().isEmpty()) {
            throw new SignatureRefusedException();
        }
        Signatures.verify(properties.secret(), body, signature);
        PaymentEvent event = PaymentEvent.check(parse(body));
        if (inbox.store(SOURCE, event.eventId(), event.reference(), new String(body, StandardCharsets.UTF_8))) {
            Optional<String> unfit = apply(event);
            unfit.ifPresentOrElse(
                    why -> inbox.note(SOURCE, event.eventId(), why), () -> inbox.markApplied(SOURCE, event.eventId()));
        }
    }

    private Notification parse(byte[] body) {
        try {
            Notification notification = json.readValue(new String(body, StandardCharsets.UTF_8), Notification.class);
            if (notification != null) {
                return notification;
            }
            throw new InvalidRequestException("", "is not a notification");
        } catch (JsonProcessingException unreadable) {
            throw new InvalidRequestException("", "is not a notification");
        }
    }

    /** @return why it is kept unapplied; empty if it was applied */
    private Optional<String> apply(PaymentEvent event) {
        if (!event.isCapture()) {
            return Optional.of(event.type() + " waits for a payment that was asked for");
        }
        AccountId id = new AccountId(event.reference());
        Optional<Account> found = ledger.account(id).filter(account -> account.owner() != null);
        if (found.isEmpty()) {
            return Optional.of("there is no customer's account " + id);
        }
        Account account = found.get();
        if (!account.currency().equals(event.amount().currency()) || !event.amount().isPositive()) {
            return Optional.of("account " + id + " takes positive amounts in " + account.currency());
        }
        credit(account, event);
        return Optional.empty();
    }

    private void credit(Account account, PaymentEvent event) {
        String key = "payment:" + event.paymentId() + ":captured";
        ledger.lock(account.id());
        if (ledger.isBooked(key)) {
            return;
        }
        Money amount = event.amount();
        ledger.transfer(key, AccountId.internal(AccountKind.BANK, amount.currency()), account.id(), amount,
                "online payment", event.paymentId());
        grants.serve(account.id());
    }
}
