package dev.baton.payment.online;

import dev.baton.payment.online.PaymentInstitution.Wish;
import dev.baton.platform.problem.Causes;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the institutions for what was committed to: at once, beside whoever wished it, and again by the sweep for as long as it takes.
 * Holds no connection while an institution is being asked.
 */
@Component
class InstitutionCalls {

    private static final Logger LOG = LoggerFactory.getLogger(InstitutionCalls.class);

    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("payment-", 0).factory());
    private final TransactionTemplate transactions;
    private final StoredPayments payments;
    private final PaymentRequests requests;
    private final Institutions institutions;
    private final Outcomes outcomes;
    private final OnlineProperties properties;
    private final Clock clock;

    InstitutionCalls(
            TransactionTemplate transactions,
            StoredPayments payments,
            PaymentRequests requests,
            Institutions institutions,
            Outcomes outcomes,
            OnlineProperties properties,
            Clock clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.requests = requests;
        this.institutions = institutions;
        this.outcomes = outcomes;
        this.properties = properties;
        this.clock = clock;
    }

    /** What this instance does not get to, the sweep does. */
    @TransactionalEventListener
    void on(PaymentRequested event) {
        soon(event.request());
    }

    /** Asks for it beside the caller. */
    void soon(UUID request) {
        var unused = callers.submit(() -> {
            try {
                settle(request);
            } catch (RuntimeException failure) {
                // it stays an intent, which the sweep takes up
                LOG.warn("Payment request {} is not settled: {}", request, Causes.describe(failure));
            }
        });
    }

    /** Looks for what was asked for before, asks for it if it is not there, and keeps the answer. May come twice and at once. */
    void settle(UUID id) {
        Optional<Call> begun = Objects.requireNonNull(transactions.execute(status -> begin(id)));
        if (begun.isEmpty()) {
            return;
        }
        Call call = begun.get();
        try {
            String payment = ask(call);
            outcomes.done(call.request(), payment);
        } catch (PaymentRefusal refusal) {
            outcomes.refused(call.request(), refusal.words(), refusal.isExpired());
        } catch (InstitutionUnavailable outage) {
            LOG.warn("Payment request {} at {}, attempt {}: {}", id, call.payment().institution(),
                    call.request().attempts(), outage.getMessage());
            requests.callFailed(call.request(), String.valueOf(outage.getMessage()), outage.stillAtWork()
                    ? institutions.settlingTime(call.payment().institution())
                    : Duration.ZERO);
        } catch (RuntimeException failure) {
            // such as an account that is frozen: the institution has done it, and it is looked up until it can be booked
            requests.callFailed(call.request(), Causes.describe(failure), Duration.ZERO);
            throw failure;
        }
    }

    private Optional<Call> begin(UUID id) {
        OnlinePayment payment = payments.find(requests.get(id).paymentId()).orElseThrow();
        return requests.call(id, institutions.longestCall(payment.institution()))
                .map(request -> new Call(payment, request));
    }

    private String ask(Call call) {
        PaymentInstitution institution = institutions.get(call.payment().institution());
        PaymentRequest request = call.request();
        Wish wish = new Wish(request.key(), request.step(),
                request.step() == PaymentStep.AUTHORISATION ? null : call.payment().institutionPaymentId(),
                call.payment().id().toString(), request.amount());
        if (request.attempts() > 1) {
            Optional<String> made = institution.find(wish);
            if (made.isPresent()) {
                return made.get();
            }
            if (request.step() == PaymentStep.AUTHORISATION && isStale(request)) {
                throw new PaymentRefusal("The institution was not reached in time", false);
            }
        }
        return institution.ask(wish);
    }

    private boolean isStale(PaymentRequest request) {
        return request.requestedAt().plus(properties.authorisationPatience()).isBefore(clock.instant());
    }

    @PreDestroy
    void finish() {
        callers.close();
    }

    private record Call(OnlinePayment payment, PaymentRequest request) {}
}
