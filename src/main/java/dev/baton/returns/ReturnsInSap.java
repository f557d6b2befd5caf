package dev.baton.returns;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What SAP has to know of returns of the manufacturer's goods, for whoever tells it. */
@Service
@Transactional
public class ReturnsInSap {

    private final StoredReturns returns;
    private final ReturnSteps steps;

    ReturnsInSap(StoredReturns returns, ReturnSteps steps) {
        this.returns = returns;
        this.steps = steps;
    }

    /** @throws dev.baton.platform.problem.NotFoundException if there is no such return */
    @Transactional(readOnly = true)
    public ReturnOrder get(UUID id) {
        return returns.find(id).orElseThrow(() -> Returns.missing(id));
    }

    /** SAP has made the return order; the number that came first stays. */
    public void made(UUID id, String number) {
        if (returns.lock(id).orElseThrow(() -> Returns.missing(id)).sapReturn() == null) {
            steps.sapReturn(id, number);
        }
    }
}
