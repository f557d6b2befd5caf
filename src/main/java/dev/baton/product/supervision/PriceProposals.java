package dev.baton.product.supervision;

import dev.baton.customer.CustomerId;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The prices that wait for a person, and those that did. A caller that is bound to a customer sees those of its own listings. */
@Service
@Transactional
public class PriceProposals {

    private static final String PROPOSED = "price-proposed";
    private static final String SUPERSEDED = "price-superseded";

    private final StoredPriceProposals proposals;
    private final ProcessCommands processes;
    private final BusinessCalendar calendar;
    private final SupervisionProperties properties;
    private final Clock clock;

    PriceProposals(
            StoredPriceProposals proposals,
            ProcessCommands processes,
            BusinessCalendar calendar,
            SupervisionProperties properties,
            Clock clock) {
        this.proposals = proposals;
        this.processes = processes;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param isNew false if it waited already */
    public record Proposed(PriceProposal proposal, boolean isNew) {}

    /**
     * Lets a price that was judged wait for a person, in place of one that waits for the same.
     *
     * @param listed whether it is to be listed; null for a price in a list
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Proposed propose(PriceSubject subject, @Nullable Boolean listed, JudgedPrice judged, String by) {
        Money price = Objects.requireNonNull(judged.price());
        PriceRuling ruling = judged.ruling();
        proposals.lock(subject);
        Optional<PriceProposal> known = proposals.waiting(subject);
        if (known.filter(same -> same.price().equals(price) && Objects.equals(same.listed(), listed))
                .isPresent()) {
            return new Proposed(known.get(), false);
        }
        known.ifPresent(before -> supersede(before, by));
        PriceProposal proposal = proposal(subject, listed, price, ruling, by);
        proposals.add(proposal);
        String id = proposal.id().toString();
        Instant due = calendar.dueAfter(clock.instant(), Duration.ofHours(ruling.dueHours()));
        Instant expires = calendar.dueAfter(clock.instant(),
                Duration.ofHours(ruling.dueHours()).plus(properties.reviewExpires()));
        processes.publish(id, PROPOSED, id, Map.of(
                "priceProposalId", id,
                "proposal", PriceSheet.of(proposal, judged),
                "reviewGroup", ruling.group(),
                "reviewDueAt", due.truncatedTo(ChronoUnit.SECONDS).toString(),
                "reviewExpiresAt", expires.truncatedTo(ChronoUnit.SECONDS).toString()));
        return new Proposed(proposal, true);
    }

    /** To be called before another price is put in force: what waits for the same subject does no longer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void supersede(PriceSubject subject, String by) {
        proposals.lock(subject);
        proposals.waiting(subject).ifPresent(waiting -> supersede(waiting, by));
    }

    private void supersede(PriceProposal waiting, String by) {
        proposals.decide(waiting.id(), ProposalState.SUPERSEDED, by, "Another price came", clock.instant());
        String id = waiting.id().toString();
        processes.publish(id, SUPERSEDED, id, Map.of());
    }

    /** @throws NotFoundException if the caller sees no such proposal */
    @Transactional(readOnly = true)
    public PriceProposal get(UUID id, Caller caller) {
        return proposals.find(id).filter(found -> sees(caller, found))
                .orElseThrow(() -> new NotFoundException("price proposal " + id));
    }

    /**
     * A page of proposals, newest first.
     *
     * @param state null for all
     */
    @Transactional(readOnly = true)
    public Page<PriceProposal> list(
            @Nullable ProposalState state,
            Caller caller,
            Limit limit,
            @Nullable String cursor) {
        return Page.of(
                proposals.list(state, caller.customerId(), Cursor.readNewestFirst(cursor), limit.andOneMore()), limit,
                proposal -> List.of(proposal.id().toString()));
    }

    private static boolean sees(Caller caller, PriceProposal proposal) {
        CustomerId seller = proposal.sellerId();
        return caller.customerId() == null || seller != null && caller.sees(seller.value());
    }

    private PriceProposal proposal(
            PriceSubject subject,
            @Nullable Boolean listed,
            Money price,
            PriceRuling ruling,
            String by) {
        return new PriceProposal(Ids.next(), subject.kind(),
                subject instanceof PriceSubject.OfListing listing ? listing.seller() : null, listed,
                subject instanceof PriceSubject.OfList list ? list.list() : null,
                subject.sku(), price, price.currency(), ProposalState.PROPOSED, ruling.rule(), ruling.reason(), by,
                clock.instant().truncatedTo(ChronoUnit.MICROS), null, null, null);
    }
}
