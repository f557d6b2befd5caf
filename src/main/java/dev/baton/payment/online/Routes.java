package dev.baton.payment.online;

import dev.baton.order.Channel;
import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.RefusedException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Chooses institutions by the rules. */
@Component
class Routes {

    private static final String TABLE = "payment-route";

    private final Decisions decisions;
    private final Institutions institutions;

    Routes(Decisions decisions, Institutions institutions) {
        this.decisions = decisions;
        this.institutions = institutions;
    }

    /**
     * Asks the engine; belongs outside of any transaction.
     *
     * @throws RefusedException (422) if no rule chooses an institution, or one that is not set up
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    Route choose(Channel channel, Money amount) {
        Map<String, Object> payment =
                Map.of("channel", channel.name(), "currency", amount.currency(), "amount", amount.toDecimal());
        Decided decided = decisions.decide(TABLE, Map.of("payment", payment));
        if (decided.rows().isEmpty()) {
            throw new RefusedException("/amount", "no rule chooses a payment institution for %s %s of channel %s"
                    .formatted(amount, amount.currency(), channel));
        }
        RuleRow row = new RuleRow(TABLE, decided.rows().getFirst());
        Route route = new Route(row.text("ruleId"), row.text("reason"), row.text("institution"), decided);
        if (!institutions.has(route.institution())) {
            throw new RefusedException("/amount", "rule %s chooses the payment institution %s, which is not set up"
                    .formatted(route.ruleId(), route.institution()));
        }
        return route;
    }
}
