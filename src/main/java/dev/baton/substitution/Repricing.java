package dev.baton.substitution;

import dev.baton.order.Amendment;
import dev.baton.order.CheckFault;
import dev.baton.order.Claims;
import dev.baton.order.Drafts;
import dev.baton.order.Order;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.RefusedException;
import dev.baton.promotion.Quote;
import dev.baton.promotion.Quotes;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What orders cost with their lines replaced: by the prices and rules by which an amended order is priced too. */
@Component
class Repricing {

    private final Claims claims;
    private final Drafts drafts;
    private final Quotes quotes;

    Repricing(Claims claims, Drafts drafts, Quotes quotes) {
        this.claims = claims;
        this.drafts = drafts;
        this.quotes = quotes;
    }

    /**
     * Not to be called within a transaction, since the rules are asked in the engine.
     *
     * @return empty if the order could not be amended like that, or the check would rule it out
     * @throws dev.baton.platform.engine.EngineUnavailableException if the rules cannot be asked
     */
    Optional<Money> total(Order order, List<Replacement> replacements) {
        try {
            Amendment amendment = new Amendment(SubstituteChoice.lines(order, replacements), null, null);
            Quote quote = quotes.amended(order, drafts.amended(order, amendment),
                    claims.rulesDefinition(order.id()).orElse(null));
            return quote.checks().stream().noneMatch(CheckFault::isHard)
                    ? Optional.of(quote.total())
                    : Optional.empty();
        } catch (RefusedException unfit) {
            return Optional.empty();
        }
    }
}
