package dev.baton.payment.reconciliation.statement;

import dev.baton.payment.reconciliation.file.BankEntry;
import dev.baton.payment.reconciliation.file.StatementHead;
import dev.baton.payment.reconciliation.file.StatementSink;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.problem.ConflictException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores the statements of a file as they are read, and holds those that are there already against what is stored. */
final class Intake implements StatementSink {

    private static final int BATCH = 500;

    private final StoredStatements statements;
    private final NewEntries entries;
    private final String by;
    private final Instant now;
    private final List<UUID> all = new ArrayList<>();
    private final List<UUID> added = new ArrayList<>();
    private @Nullable Current current;

    Intake(StoredStatements statements, NewEntries entries, String by, Instant now) {
        this.statements = statements;
        this.entries = entries;
        this.by = by;
        this.now = now;
    }

    /** The statement that is being read. */
    private static final class Current {

        private final UUID id;
        private final StatementHead head;
        private final Identities identities;
        private final @Nullable String known;
        private final List<NewEntries.Addition> batch = new ArrayList<>();
        private int read;
        private int stored;

        Current(UUID id, StatementHead head, @Nullable String known) {
            this.id = id;
            this.head = head;
            this.identities = new Identities(head);
            this.known = known;
        }
    }

    @Override
    public void begin(StatementHead head) {
        UUID id = Ids.next();
        if (statements.add(id, head, by, now)) {
            added.add(id);
            all.add(id);
            current = new Current(id, head, null);
            return;
        }
        StoredStatements.Known known = statements.get(head);
        all.add(known.id());
        current = new Current(known.id(), head, Objects.requireNonNullElse(known.fingerprint(), ""));
    }

    @Override
    public void add(BankEntry entry) {
        Current statement = Objects.requireNonNull(current);
        statement.read++;
        String identity = statement.identities.next(entry);
        if (statement.known == null) {
            statement.batch.add(new NewEntries.Addition(Ids.next(), statement.id, statement.read,
                    statement.head.account(), identity, entry));
            if (statement.batch.size() == BATCH) {
                store(statement);
            }
        }
    }

    @Override
    public void end() {
        Current statement = Objects.requireNonNull(current);
        String fingerprint = statement.identities.fingerprint();
        if (statement.known == null) {
            store(statement);
            statements.complete(statement.id, statement.stored, statement.read - statement.stored, fingerprint);
        } else if (!statement.known.equals(fingerprint)) {
            throw new ConflictException(
                    "Statement " + statement.head.number() + " of this account was imported before with other entries.",
                    Map.of("statementId", statement.id));
        }
    }

    /** The statements of the file, whether they were there before or not. */
    List<UUID> all() {
        return all;
    }

    List<UUID> added() {
        return added;
    }

    private void store(Current statement) {
        statement.stored += entries.add(statement.batch);
        statement.batch.clear();
    }
}
