package dev.baton.product.supervision;

import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.engine.RuleRecords;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.RefusedException;
import dev.baton.product.Product;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the rules about prices that leave their band. */
@Service
public class Supervision {

    private final Decisions decisions;
    private final RuleRecords records;
    private final TransactionTemplate apart;

    Supervision(Decisions decisions, RuleRecords records, PlatformTransactionManager transactions) {
        this.decisions = decisions;
        this.records = records;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Judges a price. What the rules answer is kept whatever comes of it, a refusal too.
     *
     * @param about what it is kept under
     * @param price null where none is named, which leaves no band
     * @param inForce what is in force already, about which no rule is asked again; null for nothing
     * @throws RefusedException (422) at {@code /price} if the rules refuse it
     * @throws EngineUnavailableException (503) if the rules cannot be asked
     */
    public JudgedPrice judge(
            String about,
            Product product,
            @Nullable Money price,
            @Nullable Money inForce,
            PriceFacts facts) {
        if (price == null || price.equals(inForce) || !product.outsideBand(price)) {
            return new JudgedPrice(product, price, facts, PriceRuling.UNASKED);
        }
        Decided decided = decisions.decide(PriceRuling.TABLE, Map.of("price", facts));
        apart.executeWithoutResult(status -> records.keep(about, decided));
        PriceRuling ruling = PriceRuling.of(decided);
        if (ruling.outcome() == PriceRuling.Outcome.REFUSE) {
            throw new RefusedException("/price", "%s (rule %s)".formatted(ruling.reason(), ruling.rule()));
        }
        return new JudgedPrice(product, price, facts, ruling);
    }
}
