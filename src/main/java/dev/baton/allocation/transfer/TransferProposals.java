package dev.baton.allocation.transfer;

import dev.baton.allocation.transfer.source.SourceFacts;
import dev.baton.allocation.transfer.source.SourceSearch;
import dev.baton.allocation.transfer.source.StoredSources;
import dev.baton.allocation.transfer.source.TransferSource;
import dev.baton.allocation.transfer.source.TransferSource.Outcome;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds a source for a transfer, as the rules say. Every call of a process may be repeated. */
@Service
@Transactional
public class TransferProposals {

    private static final String RULES = "rules";

    /** How many locations are named where none is the source. */
    private static final int NAMED = 3;

    private final StoredTransfers transfers;
    private final TransferSteps steps;
    private final StoredSources sources;
    private final SourceSearch search;
    private final TransferSheets sheets;
    private final TransferNews news;
    private final BusinessCalendar calendar;
    private final TransferProperties properties;
    private final Clock clock;

    TransferProposals(
            StoredTransfers transfers,
            TransferSteps steps,
            StoredSources sources,
            SourceSearch search,
            TransferSheets sheets,
            TransferNews news,
            BusinessCalendar calendar,
            TransferProperties properties,
            Clock clock) {
        this.transfers = transfers;
        this.steps = steps;
        this.sources = sources;
        this.search = search;
        this.sheets = sheets;
        this.news = news;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** What the rules are to be asked about the locations that have enough; empty if there are none, or the transfer has ended. */
    public List<SourceFacts> find(UUID id) {
        Transfer transfer = transfers.lock(id);
        if (transfer.state() != TransferState.REQUESTED) {
            return List.of();
        }
        Optional<SourceSearch.Found> found = search(transfer);
        if (found.isEmpty()) {
            steps.end(id, TransferState.CANCELLED, "The order waits for nothing that could be moved any more");
            return List.of();
        }
        if (transfer.orderId() != null) {
            steps.goesTo(id, found.get().destination());
            transfers.replaceLines(id, found.get().lines());
        }
        sources.replace(id, found.get().others());
        return found.get().able();
    }

    private Optional<SourceSearch.Found> search(Transfer transfer) {
        Set<LocationId> out = sources.of(transfer.id()).stream()
                .filter(source -> source.outcome().isOut())
                .map(TransferSource::location)
                .collect(Collectors.toUnmodifiableSet());
        OrderId order = transfer.orderId();
        return order == null
                ? Optional.of(search.forStockKeeper(transfer.destination(), transfer.stock(),
                        transfer.fromNamed() ? transfer.source() : null, out))
                : search.forOrder(order, Objects.requireNonNull(transfer.revision()), out);
    }

    /** What the rules say of a source that they were asked about. */
    private record Judged(SourceFacts facts, RuleRow rule) {

        boolean isAllowed() {
            return rule.text("outcome").equals("ALLOW");
        }

        int rank() {
            return rule.wholeNumber("rank");
        }

        TransferSource as(Outcome outcome, String reason) {
            return new TransferSource(new LocationId(facts.location()), outcome, rule.text("ruleId"), reason,
                    isAllowed() ? rank() : null, facts);
        }
    }

    /**
     * Chooses among the locations that the rules allow: the best by rank, then the nearest.
     *
     * @param rules a row for each, in their order
     * @throws IllegalStateException if a row does not say what a row must
     */
    public Proposal choose(UUID id, List<SourceFacts> facts, List<RuleRow> rules) {
        if (facts.size() != rules.size()) {
            throw new IllegalStateException(
                    "rules were asked about " + facts.size() + " sources and answered about " + rules.size());
        }
        List<Judged> judged = IntStream.range(0, facts.size())
                .mapToObj(index -> new Judged(facts.get(index), rules.get(index)))
                .toList();
        Transfer transfer = transfers.lock(id);
        return switch (transfer.state()) {
            case REQUESTED -> choose(transfer, judged);
            case PROPOSED -> judged.stream()
                    .filter(source -> source.facts().location().equals(transfer.source().value()))
                    .findFirst()
                    .map(chosen -> proposal(transfer, chosen.rule()))
                    .orElse(Proposal.NONE);
            // its process was woken late: it goes on from where the transfer is
            case APPROVED, SHIPPED, PARTLY_RECEIVED, RECEIVED -> Proposal.DECIDED;
            case UNSOURCED, REJECTED, CANCELLED, LAPSED -> Proposal.NONE;
        };
    }

    private Proposal choose(Transfer transfer, List<Judged> judged) {
        Optional<Judged> best = judged.stream()
                .filter(Judged::isAllowed)
                .min(Comparator.comparingInt(Judged::rank).thenComparing(Judged::facts, SourceFacts.BETTER));
        List<TransferSource> told = new ArrayList<>(judged.stream().map(source -> told(source, best)).toList());
        sources.of(transfer.id()).stream().filter(source -> source.outcome() == Outcome.LACKING).forEach(told::add);
        sources.replace(transfer.id(), told);
        if (best.isEmpty()) {
            giveUp(transfer);
            return Proposal.NONE;
        }
        RuleRow rule = best.get().rule();
        steps.propose(transfer.id(), new LocationId(best.get().facts().location()), rule.text("ruleId"),
                rule.text("reason"));
        Transfer proposed = transfers.find(transfer.id()).orElseThrow();
        Proposal proposal = proposal(proposed, rule);
        news.note(proposed, "proposed", proposed.inWords() + ": " + rule.text("reason"));
        if (proposal.outcome() == Proposal.Outcome.AUTO) {
            steps.approve(transfer.id(), RULES);
        }
        return proposal;
    }

    private static TransferSource told(Judged source, Optional<Judged> best) {
        String reason = source.rule().text("reason");
        if (!source.isAllowed()) {
            return source.as(Outcome.DENIED, reason);
        }
        return best.filter(source::equals).isPresent()
                ? source.as(Outcome.CHOSEN, reason)
                : source.as(Outcome.ALLOWED,
                        reason + "; " + best.map(other -> other.facts().location()).orElse("another")
                                + " is better");
    }

    private void giveUp(Transfer transfer) {
        String others = sources.of(transfer.id()).stream()
                .limit(NAMED)
                .map(source -> source.location() + ": " + source.reason())
                .collect(Collectors.joining("; "));
        String why = others.isEmpty() ? "No other location has any of it" : others;
        steps.end(transfer.id(), TransferState.UNSOURCED, why);
        news.note(transfer, "none", "Nothing can be moved for it: " + why);
    }

    private Proposal proposal(Transfer transfer, RuleRow rule) {
        Duration due = Duration.ofHours(rule.wholeNumber("dueHours"));
        Instant now = clock.instant();
        return new Proposal(rule.constant("approval", Proposal.Outcome.class), rule.text("group"),
                calendar.dueAfter(now, due).truncatedTo(ChronoUnit.SECONDS),
                calendar.dueAfter(now, due.plus(properties.approvalExpires())).truncatedTo(ChronoUnit.SECONDS),
                sheets.of(transfer, sources.of(transfer.id())));
    }
}
