package dev.baton.review;

import dev.baton.order.AmendedRevision;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.review.ReviewStanding.State;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Approvals that outlive an amendment, as the rules said when the order was amended. */
@Component
class StandingApprovals {

    private final Orders orders;
    private final StoredReviews reviews;
    private final StoredVerdicts verdicts;

    StandingApprovals(Orders orders, StoredReviews reviews, StoredVerdicts verdicts) {
        this.orders = orders;
        this.reviews = reviews;
        this.verdicts = verdicts;
    }

    /**
     * Why an amended order needs no new review: the rule that lets its approval stand. It does at the very total only that the rule was asked
     * about.
     *
     * @return empty if the order was not amended, had no approval, or is to be reviewed again
     */
    Optional<Reason> kept(Order order) {
        if (order.revision() == 1) {
            return Optional.empty();
        }
        Map<Integer, AmendedRevision> amendments = amendments(order.id());
        AmendedRevision last = amendments.get(order.revision());
        if (last == null || last.review() == null || !last.keepsApprovalAt(order.total())) {
            return Optional.empty();
        }
        return standing(order, order.revision() - 1, amendments).isApproved()
                ? Optional.of(new Reason(last.review().rule(), last.review().reason()))
                : Optional.empty();
    }

    /** How far the order was reviewed as it stands. */
    ReviewStanding of(Order order) {
        return standing(order, order.revision(), order.revision() == 1 ? Map.of() : amendments(order.id()));
    }

    private ReviewStanding standing(Order order, int latest, Map<Integer, AmendedRevision> amendments) {
        for (int revision = latest; revision > 0; revision--) {
            Optional<Review> review = reviews.find(order.id(), revision);
            boolean kept = keeps(amendments.get(revision));
            if (review.isPresent() && !(kept && review.get().outcome() == ReviewOutcome.AUTO_APPROVE)) {
                return new ReviewStanding(state(order.id(), review.get()),
                        totalOf(order, revision, amendments.get(revision + 1)));
            }
            if (!kept) {
                break;
            }
        }
        return new ReviewStanding(State.NONE, order.total());
    }

    private State state(OrderId id, Review review) {
        return switch (review.outcome()) {
            case AUTO_APPROVE -> State.APPROVED_BY_RULE;
            case MANUAL -> verdicts.isApproved(id, review.revision()) ? State.APPROVED_BY_PERSON : State.OPEN;
            case REJECT -> State.OPEN;
        };
    }

    private static boolean keeps(@Nullable AmendedRevision amendment) {
        return amendment != null && amendment.review() != null && amendment.review().keeps();
    }

    private static Money totalOf(Order order, int revision, @Nullable AmendedRevision next) {
        Money then = next == null ? null : next.totalBefore();
        return revision == order.revision() || then == null ? order.total() : then;
    }

    private Map<Integer, AmendedRevision> amendments(OrderId id) {
        return orders.amendments(id).stream()
                .collect(Collectors.toMap(AmendedRevision::revision, Function.identity()));
    }
}
