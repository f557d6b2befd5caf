package dev.baton.review;

import static java.util.stream.Collectors.joining;

import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.review.ReviewDecision.Manual;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reviews orders. Every call may be repeated and takes effect once.
 *
 * <p>All that decides throws {@link dev.baton.platform.fence.OrderClosedException} if the order is being undone, or was amended since.
 */
@Service
public class Reviews {

    private static final String RULES = "order-review";
    private static final int HIGHEST_PRIORITY = 100;

    private final FactFinding facts;
    private final StoredReviews reviews;
    private final StoredVerdicts counted;
    private final Verdicts verdicts;
    private final CompletedTasks tasks;
    private final TaskSheets sheets;
    private final RiskReview risks;
    private final StandingApprovals standing;
    private final Orders orders;
    private final OrderFence fence;
    private final Deadlines deadlines;
    private final ReviewProperties settings;
    private final Clock clock;

    Reviews(
            FactFinding facts,
            StoredReviews reviews,
            StoredVerdicts counted,
            Verdicts verdicts,
            CompletedTasks tasks,
            TaskSheets sheets,
            RiskReview risks,
            StandingApprovals standing,
            Orders orders,
            OrderFence fence,
            Deadlines deadlines,
            ReviewProperties settings,
            Clock clock) {
        this.facts = facts;
        this.reviews = reviews;
        this.counted = counted;
        this.verdicts = verdicts;
        this.tasks = tasks;
        this.sheets = sheets;
        this.risks = risks;
        this.standing = standing;
        this.orders = orders;
        this.fence = fence;
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    /** How far an order was reviewed, counting approvals that have outlived amendments. */
    @Transactional(readOnly = true)
    public ReviewStanding standing(Order order) {
        return standing.of(order);
    }

    /** What the table {@code order-review} is to be asked about an order. */
    @Transactional(readOnly = true)
    public ReviewFacts gather(OrderId id, SupplyFacts supply) {
        return facts.gather(id, supply);
    }

    /**
     * Decides by the rules whether an order goes on, needs a person or is refused, and puts it in that state.
     *
     * @param revision of the order that the table was asked about
     * @param asked what the table was asked
     * @param matched the rows that matched, with their outputs by name
     * @param risk what the rules say of the order's risk; null if they were not asked
     * @throws IllegalStateException if a row does not say what a row must
     */
    @Transactional
    public ReviewDecision decide(
            OrderId id,
            int revision,
            Map<String, Object> asked,
            List<Map<String, Object>> matched,
            @Nullable RiskAnswer risk) {
        fence.enter(id);
        Order order = orders.get(id, revision);
        Optional<Review> known = reviews.find(id, revision);
        if (known.isPresent() && counted.isApproved(id, revision)) {
            // its process was begun anew since: nobody is asked again what was approved
            return new ReviewDecision(ReviewOutcome.AUTO_APPROVE, known.get().reasons(), null);
        }
        return known.isPresent()
                ? decision(order, known.get(), asked)
                : decision(order, judge(order, asked, matched, risk), asked);
    }

    private Review judge(
            Order order,
            Map<String, Object> asked,
            List<Map<String, Object>> matched,
            @Nullable RiskAnswer risk) {
        Stream<MatchedRule> rules = matched.stream().map(row -> MatchedRule.of(row, settings));
        List<MatchedRule> risky = risks.rules(order, risk);
        Ruling found = Ruling.of(Stream.concat(rules, risky.stream()).toList(), orders.faults(order.id()), settings);
        // whoever approved it has not seen what makes it risky now
        Ruling ruling =
                risky.isEmpty() ? standing.kept(order).map(found::unlessRejected).orElse(found) : found;
        Review review = new Review(
                order.revision(),
                ruling.outcome(),
                ruling.reasons(),
                ruling.group(),
                ruling.priority(),
                deadlines.within(ruling.due()),
                deadlines.within(ruling.due().plus(settings.expires())),
                ruling.secondApproval(),
                null);
        reviews.insert(order.id(), review, clock.instant());
        orders.recordDecision(order, RULES, asked, matched, RULES);
        tell(order.id(), review);
        return review;
    }

    /** What makes an order risky is told by a note of its own, which customers do not see. */
    private void tell(OrderId id, Review review) {
        String reasons = review.reasons()
                .stream()
                .filter(reason -> !reason.internal())
                .map(Reason::reason)
                .collect(joining("; "));
        switch (review.outcome()) {
            case AUTO_APPROVE -> orders.markApproved(id, RULES);
            case MANUAL -> {
                orders.markInReview(id);
                orders.note(id, "review.asked", RULES,
                        "Asks " + review.group() + " by " + review.dueAt() + (reasons.isEmpty() ? "" : ": " + reasons));
            }
            case REJECT -> orders.note(id, "review.rejected", RULES, reasons);
        }
    }

    private ReviewDecision decision(Order order, Review review, Map<String, Object> asked) {
        Manual manual = review.outcome() == ReviewOutcome.MANUAL
                ? new Manual(
                        review.group(), review.dueAt(), review.priority(), review.expiresAt(),
                        sheets.write(order, review.reasons(), asked,
                                risks.label(order.id(), order.revision())))
                : null;
        return new ReviewDecision(review.outcome(), review.reasons(), manual);
    }

    /** Asks the managers, since nobody decided in time. */
    @Transactional
    public Escalation escalate(OrderId id, int revision) {
        fence.enter(id);
        Review review = reviews.find(id, revision).orElseThrow();
        int priority = Math.min(HIGHEST_PRIORITY, review.priority() + settings.escalationPriority());
        Instant asked = review.escalatedDueAt();
        if (asked != null) {
            return new Escalation(settings.managers(), asked, priority);
        }
        Instant dueAt = deadlines.within(settings.managersDue());
        if (reviews.escalate(id, revision, clock.instant(), dueAt)) {
            orders.note(id, "review.escalated", "process",
                    review.group() + " did not decide by " + review.dueAt() + ": asks " + settings.managers() + " by "
                            + dueAt);
        }
        return new Escalation(settings.managers(), dueAt, priority);
    }

    /**
     * Counts what a person decided.
     *
     * @param revision of the order, as it was shown
     * @param jobKey tells a repeated call from a new decision
     * @param processInstanceKey the instance of the review, which the completed task belongs to
     * @throws NotYetException while it cannot be told yet who completed the task
     */
    public RecordedVerdict recordVerdict(
            OrderId id,
            int revision,
            Stage stage,
            TaskAnswer answer,
            long jobKey,
            long processInstanceKey) {
        Optional<RecordedVerdict> known = counted.find(jobKey);
        return known.isPresent()
                ? known.get()
                : verdicts.record(id, revision, jobKey, stage, answer,
                        tasks.before(jobKey, processInstanceKey, stage.elementId()));
    }

    /** The group that gives second approvals, and how urgent one is. */
    public Escalation secondApproval(RecordedVerdict verdict) {
        Instant dueAt = verdict.answerDue();
        return new Escalation(settings.managers(), dueAt == null ? clock.instant() : dueAt, HIGHEST_PRIORITY);
    }
}
