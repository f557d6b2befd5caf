package dev.baton.sap.reconciliation;

import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.view.StockPosition;
import dev.baton.inventory.view.StockPositions;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings our books to SAP's quantity, once per run and product, or takes it back where something has come in between. */
@Component
class StockAdjustments {

    private final TransactionTemplate transactions;
    private final GoodsMovements movements;
    private final StockPositions positions;

    StockAdjustments(TransactionTemplate transactions, GoodsMovements movements, StockPositions positions) {
        this.transactions = transactions;
        this.movements = movements;
        this.positions = positions;
    }

    sealed interface Result {

        record Posted() implements Result {}

        /** Another job was first. */
        record DoneBefore() implements Result {}

        /** Something came in between, so that nothing was changed. */
        record Overtaken() implements Result {}

        record Refused(String why) implements Result {}
    }

    /** What there is to be done, beside the change of the books in one transaction. */
    interface Entry {

        /** @return false if it was done before */
        boolean lock();

        void done();
    }

    static String document(UUID run, StockKey key) {
        return run + "/" + key.sku();
    }

    /**
     * Stock is locked by the change itself, in the order in which everybody locks; so what has come before is looked at afterwards.
     *
     * @param holds of the position after the change, without it among its movements
     */
    Result post(
            UUID run,
            StockKey key,
            Quantity difference,
            Instant since,
            Predicate<StockPosition> holds,
            Entry entry) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                if (!entry.lock()) {
                    return new Result.DoneBefore();
                }
                String document = document(run, key);
                movements.adjust(key.location(), List.of(new StockChange(key.sku(), difference)),
                        MovementReason.SAP_RECONCILIATION, document);
                StockPosition position = positions.of(key.location(), Set.of(key.sku()), since, document)
                        .getOrDefault(key.sku(), StockPosition.none(key.sku()));
                if (!holds.test(position)) {
                    status.setRollbackOnly();
                    return new Result.Overtaken();
                }
                entry.done();
                return new Result.Posted();
            }));
        } catch (ConflictException refused) {
            return new Result.Refused(String.valueOf(refused.getMessage()));
        }
    }
}
