package dev.baton.payment.reconciliation.statement;

import dev.baton.payment.reconciliation.file.StatementFile;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.limits.LimitedInputStream;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Statements of our bank accounts: received whole, then matched in the background. */
@Service
@Transactional
public class BankStatements {

    private final StoredStatements statements;
    private final NewEntries entries;
    private final ProcessCommands processes;
    private final StatementProperties properties;
    private final Clock clock;

    BankStatements(
            StoredStatements statements,
            NewEntries entries,
            ProcessCommands processes,
            StatementProperties properties,
            Clock clock) {
        this.statements = statements;
        this.entries = entries;
        this.processes = processes;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Stores the statements of a file, all or none. One that is there already is not taken again.
     *
     * @param by who sent the file
     * @return how far its statements are, in the file's order
     * @throws dev.baton.platform.problem.InvalidRequestException (400) with the faults of the file
     * @throws dev.baton.platform.problem.ConflictException (409) if a statement is there with other entries
     * @throws dev.baton.platform.limits.TooLargeException (413) if the file is larger than {@code baton.payment.reconciliation.max-size}
     */
    public List<StatementProgress> receive(StatementFile format, InputStream file, String by) {
        Intake intake = new Intake(statements, entries, by, clock.instant());
        format.read(new LimitedInputStream(file, properties.maxSize()), intake);
        intake.added().forEach(id -> processes.publish(id.toString(), "bank-statement-entered", id.toString(),
                Map.of("statementId", id.toString())));
        return intake.all().stream().map(this::progress).toList();
    }

    /** @throws NotFoundException if there is no such statement */
    @Transactional(readOnly = true)
    public StatementProgress progress(UUID id) {
        return statements.progress(id).orElseThrow(() -> new NotFoundException("bank statement " + id));
    }

    /**
     * Statements, the newest first.
     *
     * @param account the only one to be shown; null for all
     */
    @Transactional(readOnly = true)
    public Page<StatementProgress> list(@Nullable String account, Limit limit, @Nullable String cursor) {
        return statements.list(account, limit, cursor);
    }
}
