package dev.baton.platform.imports;

import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.problem.Causes;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Works off the rows that belong together, in one transaction with the counting of their outcome. */
@Component
class ImportGroups {

    private static final Logger LOG = LoggerFactory.getLogger(ImportGroups.class);

    private final ImportJobs jobs;
    private final TransactionTemplate own;

    ImportGroups(ImportJobs jobs, PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Works off the next group; false if there was none and the import is done. */
    boolean workNext(ImportJobs.Open job, ImportKind kind) {
        List<ImportRow> group = own.execute(status -> jobs.nextGroup(job.id()));
        if (group == null || group.isEmpty()) {
            own.executeWithoutResult(status -> jobs.done(job.id()));
            return false;
        }
        if (group.size() > ImportJobs.MOST_TOGETHER) {
            own.executeWithoutResult(status -> jobs.refuseTogether(job.id(), group.getFirst(),
                    "more than " + ImportJobs.MOST_TOGETHER + " rows belong together"));
            return true;
        }
        try {
            Supplier<ImportOutcome> prepared = kind.prepare(group, job.caller());
            own.executeWithoutResult(status -> {
                ImportOutcome outcome = prepared.get();
                if (outcome instanceof ImportOutcome.Refused refused) {
                    throw new GroupRefusedException(refused);
                }
                jobs.count(job.id(), group, outcome);
            });
        } catch (RuntimeException failure) {
            ImportOutcome.Refused refused = refusal(job, group, failure);
            own.executeWithoutResult(status -> jobs.count(job.id(), group, refused));
        }
        return true;
    }

    /** Rethrows what may pass, such as a database that is away; everything else is the rows' fault, and others must not wait for them. */
    private static ImportOutcome.Refused refusal(ImportJobs.Open job, List<ImportRow> group, RuntimeException failure) {
        return switch (failure) {
            case GroupRefusedException refused -> refused.outcome();
            case InvalidRequestException invalid -> refused(group, words(invalid.faults()));
            case RefusedException refused -> refused(group, words(refused.faults()));
            case ConflictException conflict -> refused(group, conflict.getMessage());
            case NotFoundException missing -> refused(group, missing.getMessage());
            case TransactionException passing -> throw passing;
            case EngineUnavailableException passing -> throw passing;
            case DataAccessException passing when !(passing instanceof NonTransientDataAccessException) ->
                throw passing;
            default -> {
                LOG.error("Import {} of {} failed at row {}: {}",
                        job.id(), job.kind(), group.getFirst().number(), Causes.describe(failure));
                yield refused(group, "could not be taken; nothing was changed");
            }
        };
    }

    private static ImportOutcome.Refused refused(List<ImportRow> group, @Nullable String reason) {
        return new ImportOutcome.Refused(List.of(new Refusal(group.getFirst().number(), String.valueOf(reason))));
    }

    private static String words(List<Fault> faults) {
        return faults.stream().map(fault -> (fault.pointer() + " " + fault.detail()).strip())
                .collect(Collectors.joining("; "));
    }

    /** Rolls the group's transaction back. */
    private static final class GroupRefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ImportOutcome.Refused outcome;

        GroupRefusedException(ImportOutcome.Refused outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }

        ImportOutcome.Refused outcome() {
            return outcome;
        }
    }
}
