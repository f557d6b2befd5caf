package dev.baton.payment.online;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.inbox.Inbox;
import dev.baton.platform.inbox.InboxEvent;
import dev.baton.platform.inbox.SignatureRefusedException;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.Causes;
import dev.baton.platform.problem.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what payment institutions tell. Everything is kept in the inbox before it is applied. What does not fit stays there with the
 * reason, and is tried again by the sweep.
 */
@Service
public class Notifications {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    /** Begins the inbox's word for an institution. */
    private static final String SOURCES = "payment:";

    private final Institutions institutions;
    private final NotificationEffects effects;
    private final Inbox inbox;
    private final ObjectMapper json;
    private final TransactionTemplate transactions;

    Notifications(
            Institutions institutions,
            NotificationEffects effects,
            Inbox inbox,
            ObjectMapper json,
            TransactionTemplate transactions) {
        this.institutions = institutions;
        this.effects = effects;
        this.inbox = inbox;
        this.json = json;
        this.transactions = transactions;
    }

    /**
     * Stores a notification and applies it. A repeat changes nothing.
     *
     * @param body as it was received, which is what is signed
     * @throws SignatureRefusedException (401) without an institution's signature
     * @throws InvalidRequestException (400) if this is no notification
     */
    public void receive(byte[] body, @Nullable String signature) {
        List<String> signers = institutions.signers(body, signature);
        String text = new String(body, StandardCharsets.UTF_8);
        PaymentEvent event = PaymentEvent.check(read(text));
        String source = SOURCES + transactions.execute(status -> sender(event, signers));
        inbox.store(source, event.eventId(), event.reference(), text);
        apply(source, event.eventId());
    }

    /** Tries again what does not fit so far, less and less often. */
    void sweep(int most) {
        inbox.due(SOURCES, most).forEach(event -> apply(event.source(), event.eventId()));
    }

    /** What does not fit, oldest first. */
    public Page<UnappliedNotification> unapplied(Limit limit, @Nullable String cursor) {
        Inbox.Position after = Cursor.read(cursor, 3, Inbox.Position::of).orElse(Inbox.Position.FIRST);
        return Page.of(inbox.waiting(SOURCES, after, limit.andOneMore()), limit,
                event -> Inbox.Position.after(event).parts()).map(this::view);
    }

    private void apply(String source, String eventId) {
        try {
            transactions.executeWithoutResult(
                    status -> inbox.waiting(source, eventId).ifPresent(this::apply));
        } catch (RuntimeException failure) {
            LOG.warn("Notification {} of {} is not applied: {}", eventId, source, Causes.describe(failure));
            inbox.note(source, eventId, Causes.describe(failure));
        }
    }

    private void apply(InboxEvent stored) {
        Optional<String> unfit = effects.apply(institution(stored), PaymentEvent.check(read(stored.payload())));
        inbox.note(stored.source(), stored.eventId(), unfit.orElse(null));
        if (unfit.isEmpty()) {
            inbox.markApplied(stored.source(), stored.eventId());
        }
    }

    /** Institutions that share a secret are told apart by the payment; the first one speaks of what none was asked for. */
    private String sender(PaymentEvent event, List<String> signers) {
        return signers.stream()
                .filter(signer -> effects.payment(signer, event)
                        .filter(payment -> payment.institution().equals(signer))
                        .isPresent())
                .findFirst()
                .orElse(signers.getFirst());
    }

    private static String institution(InboxEvent event) {
        return event.source().substring(SOURCES.length());
    }

    private UnappliedNotification view(InboxEvent stored) {
        Notification sent = read(stored.payload());
        return new UnappliedNotification(institution(stored), stored.eventId(), sent.type(), sent.paymentId(),
                sent.reference(), sent.amount(), sent.currency(), stored.receivedAt(), stored.note());
    }

    private Notification read(String body) {
        try {
            Notification notification = json.readValue(body, Notification.class);
            if (notification != null) {
                return notification;
            }
            throw new InvalidRequestException("", "is not a notification");
        } catch (JsonProcessingException unreadable) {
            throw new InvalidRequestException("", "is not a notification");
        }
    }
}
