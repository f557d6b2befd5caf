package dev.baton.returns;

import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.security.Caller;
import dev.baton.returns.CountedAnswers.Telling;
import dev.baton.returns.ReturnVerdicts.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What inspectors find. Every call of a process may be repeated and takes effect once. */
@Service
public class ReturnInspections {

    private static final String INSPECTED = "INSPECTED";
    private static final String INCOMPLETE = "INCOMPLETE";

    private final StoredReturns returns;
    private final CountedAnswers answers;
    private final ReturnSteps steps;
    private final ReturnProcess process;
    private final ReturnNews news;
    private final ReturnProperties properties;
    private final TransactionTemplate transaction;

    ReturnInspections(
            StoredReturns returns,
            CountedAnswers answers,
            ReturnSteps steps,
            ReturnProcess process,
            ReturnNews news,
            ReturnProperties properties,
            TransactionTemplate transaction) {
        this.returns = returns;
        this.answers = answers;
        this.steps = steps;
        this.process = process;
        this.news = news;
        this.properties = properties;
        this.transaction = transaction;
    }

    /**
     * The goods were inspected, as somebody says outside of a task.
     *
     * @throws dev.baton.platform.problem.NotFoundException (404) if there is no such return
     * @throws dev.baton.platform.problem.RefusedException (422) if not all of what has arrived is decided about, or more than that
     * @throws ConflictException (409) if it does not wait for its inspection
     */
    public ReturnOrder inspect(UUID id, List<InspectedLine> lines, Caller caller) {
        return Objects.requireNonNull(transaction.execute(status -> {
            ReturnOrder found = returns.lock(id).orElseThrow(() -> Returns.missing(id));
            if (found.state() != ReturnState.RECEIVED) {
                throw new ConflictException("Return " + found.number() + " is " + found.state()
                        + ": only what is RECEIVED is inspected.", Map.of("returnStatus", found.state()));
            }
            Faults faults = new Faults();
            check(found, lines, faults);
            faults.throwIfRefused();
            ReturnOrder now = keep(found, lines, caller.name());
            process.inspected(now);
            return now;
        }));
    }

    /** The managers, to whom goes what is late. */
    public String managers() {
        return properties.managers();
    }

    /** @param inspectBy by when it is to be inspected */
    public record Prepared(ReturnSheet sheet, Instant inspectBy) {}

    /** What a return looks like to whoever is to inspect it. */
    public Prepared prepare(UUID id) {
        ReturnOrder found = returns.find(id).orElseThrow();
        return new Prepared(ReturnSheet.of(found), Objects.requireNonNull(found.inspectBy()));
    }

    /**
     * @param notice what to tell those who are asked again; null where nobody is
     * @param throughSap whether SAP has to know of what is taken back
     */
    public record Recorded(boolean inspected, @Nullable String notice, boolean throughSap) {}

    /**
     * Counts what a person has put into the form of a task; asks again where something is missing.
     *
     * @param elementId of the task that was completed; null where somebody has said it outside of a task
     * @param jobKey tells a repeated call from another one
     * @throws dev.baton.platform.engine.NotYetException while it cannot be told yet who completed the task
     */
    public Recorded record(
            UUID id,
            @Nullable String elementId,
            InspectionAnswer answer,
            long jobKey,
            long processInstanceKey) {
        Verdict verdict = answers.count(id, new Telling(elementId, jobKey, processInstanceKey),
                elementId == null ? "API" : "INSPECT", "", (found, by) -> judge(found, answer, by));
        ReturnOrder now = returns.find(id).orElseThrow();
        return new Recorded(verdict.verdict().equals(INSPECTED), verdict.notice(),
                now.isThroughSap() && !now.accepted().isEmpty());
    }

    private Verdict judge(ReturnOrder found, InspectionAnswer answer, String by) {
        if (found.state() != ReturnState.RECEIVED) {
            return new Verdict(INSPECTED, null);
        }
        Faults faults = new Faults();
        List<InspectedLine> lines = answer.lines(found, faults);
        check(found, lines, faults);
        if (!faults.isEmpty()) {
            return new Verdict(INCOMPLETE,
                    faults.all().stream().map(fault -> fault.detail()).distinct().collect(Collectors.joining("; ")));
        }
        keep(found, lines, by);
        return new Verdict(INSPECTED, null);
    }

    private ReturnOrder keep(ReturnOrder found, List<InspectedLine> lines, String by) {
        steps.inspect(found.id(), lines, by);
        ReturnOrder now = returns.find(found.id()).orElseThrow();
        news.tell(now, "inspected", by, "is inspected: " + now.lines().stream()
                .filter(line -> line.disposition() != null)
                .map(line -> line.open() + " of " + line.sku() + " " + line.disposition())
                .collect(Collectors.joining(", ")));
        return now;
    }

    private static void check(ReturnOrder found, List<InspectedLine> lines, Faults faults) {
        Map<Integer, InspectedLine> said = lines.stream()
                .collect(Collectors.toMap(InspectedLine::no, Function.identity(), (one, other) -> {
                    faults.add("/lines", "line " + one.no() + " is decided about twice");
                    return one;
                }));
        for (ReturnLine line : found.lines()) {
            InspectedLine inspected = said.remove(line.no());
            if (line.hasArrived() && inspected == null) {
                faults.add("/lines", "nothing is decided about line " + line.no());
            } else if (!line.hasArrived() && inspected != null) {
                faults.add("/lines", "nothing of line " + line.no() + " has arrived");
            } else if (inspected != null && inspected.disposition() == Disposition.REJECT
                    && inspected.reason().isEmpty()) {
                faults.add("/lines", "the reason is missing why line " + line.no() + " is rejected");
            }
        }
        said.keySet().forEach(no -> faults.add("/lines", "there is no line " + no));
    }

    /**
     * Lets the order's timeline say that nobody has inspected it yet.
     *
     * @param jobKey tells a repeated call from another reminder
     */
    public void remind(UUID id, long jobKey) {
        news.late(returns.find(id).orElseThrow(), properties.managers(), "return-late:" + jobKey);
    }
}
