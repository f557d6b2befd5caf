package dev.baton.sap;

import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.sap.odata.SapRefusal;
import dev.baton.sap.odata.SapUnavailable;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a step's calls to SAP and keeps what came of them when it was not success. */
@Component
class SapSteps {

    private final TransactionTemplate transactions;
    private final SapRequests requests;
    private final Orders orders;
    private final OrderFence fence;

    SapSteps(TransactionTemplate transactions, SapRequests requests, Orders orders, OrderFence fence) {
        this.fence = fence;
        this.transactions = transactions;
        this.requests = requests;
        this.orders = orders;
    }

    /**
     * @param calls commits the intent, calls SAP and commits the answer
     * @param whenRefused what a refusal means for the order, in the transaction that keeps the refusal
     * @throws SapUnavailable to be tried again
     */
    <T> SapAnswer<T> run(SapKey key, Supplier<T> calls, Runnable whenRefused) {
        try {
            return new SapAnswer.Done<>(calls.get());
        } catch (SapRefusal refusal) {
            String words = refusal.sapMessage();
            transactions.executeWithoutResult(status -> {
                // the fence before the request, as whoever intends a step takes them
                fence.admitsAlone(key.orderId());
                if (requests.refused(key, words)) {
                    whenRefused.run();
                    orders.note(key.orderId(), "sap.refused", "sap", words);
                }
            });
            return new SapAnswer.Refused<>(words);
        } catch (SapUnavailable outage) {
            transactions.executeWithoutResult(status -> ended(key, outage));
            throw outage;
        }
    }

    private void ended(SapKey key, SapUnavailable outage) {
        if (outage.stillAtWork()) {
            requests.callLost(key);
        } else {
            requests.callEnded(key);
        }
    }
}
