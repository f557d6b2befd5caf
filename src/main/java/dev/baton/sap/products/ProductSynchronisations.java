package dev.baton.sap.products;

import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.sap.products.ProductSynchronisation.State;
import dev.baton.sap.products.StoredProductRuns.Run;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

/** Lets our products follow SAP's. Every call of a process may be repeated, and goes on where it was broken off. */
@Service
public class ProductSynchronisations {

    private static final String TIMER = "timer";
    /** SAP may reckon its days in another zone than we do ours. */
    private static final int DAYS_BEFORE = 1;

    private final StoredProductRuns runs;
    private final SapProducts sap;
    private final Taking taking;
    private final ProcessCommands processes;
    private final TransactionTemplate transactions;
    private final SapProductProperties settings;
    private final BusinessCalendar calendar;
    private final Clock clock;

    ProductSynchronisations(
            StoredProductRuns runs,
            SapProducts sap,
            Taking taking,
            ProcessCommands processes,
            TransactionTemplate transactions,
            SapProductProperties settings,
            BusinessCalendar calendar,
            Clock clock) {
        this.runs = runs;
        this.sap = sap;
        this.taking = taking;
        this.processes = processes;
        this.transactions = transactions;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Asks for a run, whose process then begins.
     *
     * @param everything not only what SAP has changed since the last run
     * @throws ConflictException (409) naming the run that is under way
     */
    @Transactional
    public UUID request(boolean everything, String by) {
        runs.giveUp(settings.patience(), now());
        runs.underWay().ifPresent(other -> {
            throw new ConflictException("Synchronisation " + other + " is under way.");
        });
        UUID id = add(by, everything ? null : changedSince());
        processes.publish(id.toString(), "product-sync-requested", id.toString(),
                Map.of("synchronisationId", id.toString()));
        return id;
    }

    private UUID add(String by, @Nullable LocalDate changedSince) {
        try {
            return runs.add(by, null, changedSince, now());
        } catch (DuplicateKeyException twin) {
            throw new ConflictException("Another synchronisation is just beginning.");
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
                runs.giveUp(settings.patience(), now());
                Optional<UUID> begun = runs.ofInstance(processInstanceKey);
                return begun.isPresent() || runs.underWay().isPresent()
                        ? begun
                        : Optional.of(runs.add(TIMER, processInstanceKey, changedSince(), now()));
            }));
        } catch (DuplicateKeyException twin) {
            return runs.ofInstance(processInstanceKey);
        }
    }

    /**
     * Lets the products of the next page follow.
     *
     * @return whether there may be another page
     */
    public boolean page(UUID id) {
        Run run = runs.get(id);
        if (run.state() != State.RUNNING) {
            return false;
        }
        boolean first = run.lastMaterial() == null;
        int from = first ? 0 : run.read() - 1;
        List<Material> page = sap.page(run.changedSince(), from);
        if (!first && (page.isEmpty() || !page.getFirst().number().equals(run.lastMaterial()))) {
            runs.advance(run, 0, null, now());
            return true;
        }
        page.forEach(material -> taking.take(id, material));
        if (page.size() < settings.page()) {
            runs.end(id, now());
            return false;
        }
        runs.advance(run, from + page.size(), page.getLast().number(), now());
        return true;
    }

    private @Nullable LocalDate changedSince() {
        return runs.lastDone().map(calendar::today).map(day -> day.minusDays(DAYS_BEFORE)).orElse(null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
