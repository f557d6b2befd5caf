package dev.baton.platform.commit;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gathers what a transaction touches, and looks at all of it once before the transaction commits: what is done and undone again within one
 * transaction is seen by nobody. A look that throws takes the transaction back.
 *
 * @param <T> what is touched; seen in its order
 */
public final class BeforeCommit<T extends Comparable<T>> {

    private final int turn;
    private final Consumer<SortedSet<T>> look;

    /**
     * @param turn of two looks of one transaction the one with the smaller number comes first
     * @param look what is done with all that was touched; must not touch anything that another gathering looks at
     */
    public BeforeCommit(int turn, Consumer<SortedSet<T>> look) {
        this.turn = turn;
        this.look = look;
    }

    /** @throws IllegalStateException outside of a transaction */
    public void touch(Collection<T> things) {
        TransactionSynchronizationManager.getSynchronizations()
                .stream()
                .filter(BeforeCommit.Gathering.class::isInstance)
                .map(BeforeCommit.Gathering.class::cast)
                .filter(gathering -> gathering.belongsTo(this))
                .findAny()
                .ifPresentOrElse(gathering -> addTo(gathering, things), () -> {
                    Gathering<T> gathering = new Gathering<>(this);
                    gathering.touched.addAll(things);
                    TransactionSynchronizationManager.registerSynchronization(gathering);
                });
    }

    @SuppressWarnings("unchecked") // it belongs to this, which made it
    private static <T extends Comparable<T>> void addTo(Gathering<?> gathering, Collection<T> things) {
        ((Gathering<T>) gathering).touched.addAll(things);
    }

    private static final class Gathering<T extends Comparable<T>> implements TransactionSynchronization {

        private final BeforeCommit<T> owner;
        private final SortedSet<T> touched = new TreeSet<>();

        Gathering(BeforeCommit<T> owner) {
            this.owner = owner;
        }

        boolean belongsTo(BeforeCommit<?> asked) {
            return owner == asked;
        }

        @Override
        public int getOrder() {
            return owner.turn;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!readOnly) {
                owner.look.accept(Collections.unmodifiableSortedSet(touched));
            }
        }
    }
}
