package dev.baton.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderAnswerPart;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Adds {@code review} to the answer about an order: its outcome and why. Says nothing until the order was reviewed. */
@Component
class ReviewAnswerPart implements OrderAnswerPart {

    private final StoredReviews reviews;

    ReviewAnswerPart(StoredReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        Map<OrderId, Review> latest = reviews.latest(answers.keySet());
        answers.forEach((id, answer) -> {
            Review review = latest.get(id);
            // an order that the check ruled out was never reviewed and says so itself
            if (review != null) {
                describe(review, answer.putObject("review"), caller);
            }
        });
    }

    private static void describe(Review review, ObjectNode part, Caller caller) {
        part.put("outcome", review.outcome().name());
        ArrayNode reasons = part.putArray("reasons");
        review.reasons()
                .stream()
                .filter(reason -> caller.customerId() == null || !reason.internal())
                .forEach(reason -> reasons.addObject()
                        .put("rule", reason.rule())
                        .put("reason", reason.reason()));
    }
}
