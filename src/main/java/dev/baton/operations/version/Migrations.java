package dev.baton.operations.version;

import dev.baton.operations.version.DryRun.Foreseen;
import dev.baton.operations.version.StoredMigrations.OnVersion;
import dev.baton.platform.engine.ActiveElements;
import dev.baton.platform.engine.DeployedProcess;
import dev.baton.platform.engine.DeployedProcesses;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets running orders go on under another version of their process. */
@Service
public class Migrations {

    private static final int FORESEEN = 1_000;

    private final StoredMigrations migrations;
    private final DeployedProcesses processes;
    private final ActiveElements elements;
    private final Clock clock;

    Migrations(StoredMigrations migrations, DeployedProcesses processes, ActiveElements elements, Clock clock) {
        this.migrations = migrations;
        this.processes = processes;
        this.elements = elements;
        this.clock = clock;
    }

    /**
     * What a migration would do, as far as that is known. Nothing is changed.
     *
     * @throws RefusedException (422) if there is no such version, or an element that is named is not there
     */
    public DryRun foresee(MigrationRequest request) {
        MigrationPlan plan = plan(request);
        List<Foreseen> orders = migrations.running(plan.from().key(), request.orders(), FORESEEN).stream()
                .map(order -> foresee(plan, order))
                .toList();
        return new DryRun(request.processId(), plan.from().version(), plan.to().version(), plan.lost(), orders);
    }

    /**
     * Begins to move all orders of a version.
     *
     * @throws RefusedException (422) if there is no such version, or an element that is named is not there
     * @throws ConflictException (409) if another migration takes orders away from this version
     */
    @Transactional
    public Migration begin(MigrationRequest request, Caller caller) {
        MigrationPlan plan = plan(request);
        UUID id = Ids.next();
        if (!migrations.add(id, plan, request, caller.name(), clock.instant())) {
            throw new ConflictException("Orders of version %d of %s are being moved already"
                    .formatted(plan.from().version(), plan.from().processId()));
        }
        return get(id);
    }

    /** @throws NotFoundException if there is no such migration */
    @Transactional(readOnly = true)
    public Migration get(UUID id) {
        return migrations.find(id).orElseThrow(() -> new NotFoundException("migration " + id));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<Migration> list(Limit limit, @Nullable String cursor) {
        return Page.of(migrations.before(Cursor.readNewestFirst(cursor), limit.andOneMore()), limit,
                migration -> List.of(migration.id().toString()));
    }

    /**
     * What became of each order, and of what it has called.
     *
     * @throws NotFoundException if there is no such migration
     */
    @Transactional(readOnly = true)
    public Page<MigratedOrder> orders(UUID id, Limit limit, @Nullable String cursor) {
        get(id);
        long after = Cursor.read(cursor, 1, at -> Long.parseLong(at.getFirst())).orElse(0L);
        return Page.of(migrations.orders(id, after, limit.andOneMore()), limit,
                order -> List.of(order.processInstanceKey()));
    }

    /** Whether an instance of a process is to be moved, and has not been yet. What is tried before that is tried under the version that it is to leave. */
    public boolean awaits(long processInstanceKey) {
        return migrations.awaits(processInstanceKey);
    }

    private MigrationPlan plan(MigrationRequest request) {
        Faults faults = new Faults();
        Optional<DeployedProcess> from = processes.find(request.processId(), request.fromVersion());
        Optional<DeployedProcess> to = request.toVersion() == null
                ? processes.latest(request.processId())
                : processes.find(request.processId(), request.toVersion());
        if (processes.latest(request.processId()).isEmpty()) {
            faults.add("/processId", "is no process that was deployed from here");
            faults.throwIfRefused();
        }
        if (from.isEmpty()) {
            faults.add("/fromVersion", "is no version of " + request.processId() + " that was deployed from here");
        }
        if (to.isEmpty()) {
            faults.add("/toVersion", "is no version of " + request.processId() + " that was deployed from here");
        }
        if (from.isPresent() && to.isPresent()) {
            check(request, from.get(), to.get(), faults);
        }
        faults.throwIfRefused();
        return MigrationPlan.of(from.orElseThrow(), to.orElseThrow(), request.mappings());
    }

    private static void check(MigrationRequest request, DeployedProcess from, DeployedProcess to, Faults faults) {
        if (from.key() == to.key()) {
            faults.add("/toVersion", "is the version that the orders have");
        }
        checkElements("/fromVersion", from, faults);
        checkElements("/toVersion", to, faults);
        for (Map.Entry<String, String> one : request.mappings().entrySet()) {
            String type = from.elements().get(one.getKey());
            if (type == null) {
                faults.add("/mappings/" + one.getKey(), "is no element of version " + from.version());
            } else if (!type.equals(to.elements().get(one.getValue()))) {
                faults.add("/mappings/" + one.getKey(),
                        "must become a %s of version %d".formatted(type, to.version()));
            } else if (becomesAnother(one.getValue(), request.mappings())) {
                // of an order whose move was not noted it could not be told whether it has moved
                faults.add("/mappings/" + one.getKey(), one.getValue()
                        + " becomes another element itself: move the orders of one of them at a time");
            }
        }
    }

    private static boolean becomesAnother(String element, Map<String, String> mappings) {
        return !mappings.getOrDefault(element, element).equals(element);
    }

    private static void checkElements(String pointer, DeployedProcess process, Faults faults) {
        if (process.elements().isEmpty()) {
            faults.add(pointer, "was deployed before it was kept what a process is made of");
        }
    }

    private Foreseen foresee(MigrationPlan plan, OnVersion order) {
        Optional<List<String>> known = elements.of(order.processInstanceKey());
        // the search knows no element that could not be entered, such as a rule task whose table cannot be evaluated
        List<String> at = Stream.concat(known.stream().flatMap(List::stream), order.standsStillAt().stream())
                .distinct()
                .toList();
        Optional<String> hindrance = at.stream().map(plan::hindrance).flatMap(Optional::stream).findFirst();
        String unless = known.isPresent() ? "" : "Where it is in its process is not known here: the engine decides";
        return new Foreseen(Long.toString(order.processInstanceKey()), order.order(), order.number(), order.status(),
                at,
                hindrance.isEmpty(), hindrance.orElse(unless));
    }
}
