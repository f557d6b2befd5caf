package dev.baton.order.cancellation;

import dev.baton.platform.engine.Decisions;
import org.springframework.stereotype.Component;

/** Asks the rules whether an order may be cancelled. */
@Component
public class CancellationRules {

    private final Decisions decisions;

    CancellationRules(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Asks the latest version of the table. Belongs outside of a transaction, since it asks the engine.
     *
     * @throws dev.baton.platform.engine.EngineUnavailableException if the engine does not answer
     * @throws IllegalStateException if a row that matches says what cannot be
     */
    public CancellationRuling ask(CancellationFacts facts) {
        return CancellationRuling.of(decisions.decide(CancellationRuling.TABLE, facts.variables()), facts.total());
    }
}
