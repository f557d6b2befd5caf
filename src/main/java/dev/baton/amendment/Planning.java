package dev.baton.amendment;

import dev.baton.order.Claims;
import dev.baton.order.Draft;
import dev.baton.order.LineChanges;
import dev.baton.order.Order;
import dev.baton.order.ReviewAgain;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.engine.RulesInForce;
import dev.baton.promotion.Quote;
import dev.baton.promotion.Quotes;
import dev.baton.review.ReviewStanding;
import dev.baton.review.Reviews;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reckons what amendments come to. Asks rules in the engine, so it belongs in no transaction. */
@Component
class Planning {

    private static final String TABLE = "amendment-review";
    private static final ReviewAgain NOT_APPROVED =
            new ReviewAgain(ReviewAgain.Outcome.REVIEW, "NOT-APPROVED", "It was not approved before");
    private static final ReviewAgain NO_RULE =
            new ReviewAgain(ReviewAgain.Outcome.REVIEW, "NO-RULE", "No rule lets its approval stand");

    private final Claims claims;
    private final Quotes quotes;
    private final Reviews reviews;
    private final RulesInForce rules;

    Planning(Claims claims, Quotes quotes, Reviews reviews, RulesInForce rules) {
        this.claims = claims;
        this.quotes = quotes;
        this.reviews = reviews;
        this.rules = rules;
    }

    /** @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked */
    AmendmentPlan plan(Order order, Draft draft) {
        LineChanges changes = LineChanges.of(order, draft);
        Long version = claims.rulesDefinition(order.id()).orElse(null);
        Quote price = quotes.amended(order, draft, version);
        ReviewStanding standing = reviews.standing(order);
        AmendmentFacts facts = AmendmentFacts.of(order, standing, price.total(), changes);
        List<Map<String, Object>> rows = rules.evaluate(version, TABLE, Map.of("amendment", facts));
        ReviewAgain review = standing.isApproved() ? review(rows) : NOT_APPROVED;
        return new AmendmentPlan(order, draft, changes, price, facts, rows, review, version);
    }

    private static ReviewAgain review(List<Map<String, Object>> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> new RuleRow(TABLE, row))
                .map(row -> new ReviewAgain(row.constant("outcome", ReviewAgain.Outcome.class), row.text("ruleId"),
                        row.text("reason")))
                .orElse(NO_RULE);
    }
}
