package dev.baton.sap.reconciliation;

import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.problem.ConflictException;
import dev.baton.sap.SapProperties;
import dev.baton.sap.reconciliation.StoredStockRuns.Run;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds SAP's stock against ours. Every call of a process may be repeated, and goes on where it was broken off. */
@Service
public class StockReconciliations {

    private static final String TIMER = "timer";
    private static final int BATCH = 500;

    private final StoredStockRuns runs;
    private final StoredStockLines lines;
    private final SapStock sapStock;
    private final StockSorting sorting;
    private final StockComparison comparison;
    private final StockDecisions decisions;
    private final SapDifferenceSheets sheets;
    private final ProcessCommands processes;
    private final TransactionTemplate transactions;
    private final SapProperties sap;
    private final Clock clock;

    StockReconciliations(
            StoredStockRuns runs,
            StoredStockLines lines,
            SapStock sapStock,
            StockSorting sorting,
            StockComparison comparison,
            StockDecisions decisions,
            SapDifferenceSheets sheets,
            ProcessCommands processes,
            TransactionTemplate transactions,
            SapProperties sap,
            Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.sapStock = sapStock;
        this.sorting = sorting;
        this.comparison = comparison;
        this.decisions = decisions;
        this.sheets = sheets;
        this.processes = processes;
        this.transactions = transactions;
        this.sap = sap;
        this.clock = clock;
    }

    /**
     * Asks for a run, whose process then begins.
     *
     * @throws ConflictException (409) naming the run that is under way
     */
    @Transactional
    public UUID request(String by) {
        giveUp();
        runs.underWay().ifPresent(other -> {
            throw new ConflictException("Reconciliation " + other + " is under way.");
        });
        UUID id = add(by);
        processes.publish(id.toString(), "stock-reconciliation-requested", id.toString(),
                Map.of("reconciliationId", id.toString()));
        return id;
    }

    /** Gives up what does not get on: a run, and a decision that its process would long have brought, so that it is lost. */
    private void giveUp() {
        runs.giveUp(sap.reconciliationPatience(), now());
        runs.undecidedSince(now().minus(sap.decisionPatience())).forEach(run -> decide(run, null, null));
    }

    private UUID add(String by) {
        try {
            return runs.add(by, null, now());
        } catch (DuplicateKeyException twin) {
            throw new ConflictException("Another reconciliation is just beginning.");
        }
    }

    /**
     * Begins a run that its time has come for.
     *
     * @param processInstanceKey begins one run only
     * @return empty if another run is under way
     */
    public Optional<UUID> begin(long processInstanceKey) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                giveUp();
                Optional<UUID> begun = runs.ofInstance(processInstanceKey);
                return begun.isPresent() || runs.underWay().isPresent()
                        ? begun
                        : Optional.of(runs.add(TIMER, processInstanceKey, now()));
            }));
        } catch (DuplicateKeyException twin) {
            return runs.ofInstance(processInstanceKey);
        }
    }

    /** Reads all of SAP's stock, unless that is done already, or the run was given up. */
    public void read(UUID id) {
        if (runs.get(id).state() != RunState.READING) {
            return;
        }
        Instant from = now();
        Found found = sorting.sort(sapStock.read());
        transactions.executeWithoutResult(status -> {
            if (runs.lock(id).state() == RunState.READING) {
                runs.keep(id, from, found);
            }
        });
    }

    /**
     * Compares all that is left to compare.
     *
     * @return what the task's form shows of the differences that a person must decide about; empty if there are none
     */
    public Optional<Map<String, Object>> compare(UUID id) {
        Run run = runs.get(id);
        while (run.state() == RunState.COMPARING) {
            List<ReconciledLine> some = lines.toCompare(id, BATCH);
            if (some.isEmpty()) {
                endComparing(id);
            } else {
                comparison.compare(id, Objects.requireNonNull(run.readFrom()), some);
            }
            run = runs.get(id);
        }
        return run.state() == RunState.DECIDING
                ? Optional.of(sheets.of(id, lines.undecided(id)))
                : Optional.empty();
    }

    private void endComparing(UUID id) {
        transactions.executeWithoutResult(status -> {
            if (runs.lock(id).state() == RunState.COMPARING) {
                runs.end(id, lines.undecided(id).isEmpty() ? RunState.DONE : RunState.DECIDING, now());
            }
        });
    }

    /** What a person decides about the differences above the limit. */
    public enum Decision {
        ADJUST, LEAVE
    }

    /**
     * Adjusts the differences above the limit, or leaves them.
     *
     * @param decision null if nobody decided, so that they stay
     * @param by who decided; null if it cannot be told
     */
    public void decide(UUID id, @Nullable Decision decision, @Nullable String by) {
        Instant since = Objects.requireNonNull(runs.get(id).readFrom(), "it was read");
        for (ReconciledLine line : lines.undecided(id)) {
            if (decision == Decision.ADJUST) {
                decisions.adjust(id, since, line, by);
            } else {
                decisions.leave(id, line, decision == Decision.LEAVE, by);
            }
        }
        transactions.executeWithoutResult(status -> {
            if (runs.lock(id).state() == RunState.DECIDING) {
                runs.end(id, RunState.DONE, now());
            }
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
