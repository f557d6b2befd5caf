package dev.baton.substitution;

import dev.baton.order.CheckFault;
import dev.baton.order.NewOrder;
import dev.baton.order.Order;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.promotion.Quote;
import dev.baton.promotion.Quotes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What orders cost with their lines replaced: by the latest rules, by which an amended order is priced too. */
@Component
class Repricing {

    private static final Caller ITSELF = new Caller("substitution", Set.of(), null);

    private final Quotes quotes;

    Repricing(Quotes quotes) {
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
            Quote quote = quotes.quote(amended(order, replacements), ITSELF);
            return quote.checks().stream().noneMatch(CheckFault::isHard)
                    ? Optional.of(quote.total())
                    : Optional.empty();
        } catch (RefusedException unfit) {
            return Optional.empty();
        }
    }

    private static NewOrder amended(Order order, List<Replacement> replacements) {
        return new NewOrder(order.channel(), order.externalReference(), order.customerId(), order.currency(),
                order.requestedDeliveryDate(), order.paymentMethod(), order.couponCodes(), order.shipTo(),
                SubstituteChoice.lines(order, replacements));
    }
}
