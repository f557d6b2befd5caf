package dev.baton.payment.reconciliation;

import dev.baton.ledger.AccountId;
import dev.baton.payment.reconciliation.Resolution.Decision;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.RefusedException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes what a person answered in a task. */
@Service
public class TaskAnswers {

    private final Resolutions resolutions;
    private final Matching matching;
    private final StoredEntries entries;
    private final EntryViews views;

    TaskAnswers(Resolutions resolutions, Matching matching, StoredEntries entries, EntryViews views) {
        this.resolutions = resolutions;
        this.matching = matching;
        this.entries = entries;
        this.views = views;
    }

    /** What the task of an entry shows, as things stand now. */
    public TaskSheet sheet(UUID entryId) {
        return TaskSheet.of(views.get(entryId));
    }

    /**
     * Decides about an entry as it was answered, unless it has been decided meanwhile.
     *
     * @param decision one of {@link Decision}; null or another word where the form was left so
     * @param account an account's id; null or blank for none
     * @param seen what the task showed as proposed; null if it is not known
     * @return why it could not be taken and must be answered again, in words for the person; empty if it is decided
     */
    public Optional<String> take(
            UUID entryId,
            @Nullable String decision,
            @Nullable String account,
            @Nullable String note,
            @Nullable String seen,
            String by) {
        Optional<Decision> known =
                Arrays.stream(Decision.values()).filter(one -> one.name().equals(decision)).findAny();
        if (known.isEmpty()) {
            return Optional.of("Choose what becomes of the entry.");
        }
        boolean assigned = known.get() == Decision.ASSIGN;
        if (assigned && (account == null || account.isBlank() || account.length() > AccountId.LONGEST)) {
            return Optional.of("Name the account that the entry is assigned to.");
        }
        AccountId id = assigned ? new AccountId(Objects.requireNonNull(account).strip()) : null;
        return take(entryId, new Resolution(known.get(), id, Objects.requireNonNullElse(note, ""), seen), by);
    }

    private Optional<String> take(UUID entryId, Resolution resolution, String by) {
        try {
            resolutions.resolve(entryId, resolution, by);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.faults().stream().map(Fault::detail).collect(Collectors.joining("; ")));
        } catch (ConflictException conflict) {
            if (conflict instanceof ProposalChangedException) {
                matching.lookAgain(entryId);
            }
            boolean undecided = entries.find(entryId).orElseThrow().state().isUndecided();
            return undecided ? Optional.of(String.valueOf(conflict.getMessage())) : Optional.empty();
        }
    }
}
