package dev.baton.inventory.stocktake;

import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lets rules and people decide on what a count found. Every call of a process may be repeated and takes effect once. */
@Service
public class StocktakeReviews {

    private final DifferencePosting posting;
    private final StoredRulings rulings;
    private final CompletedTasks tasks;
    private final BusinessCalendar calendar;
    private final StocktakeProperties properties;
    private final Clock clock;

    StocktakeReviews(
            DifferencePosting posting,
            StoredRulings rulings,
            CompletedTasks tasks,
            BusinessCalendar calendar,
            StocktakeProperties properties,
            Clock clock) {
        this.posting = posting;
        this.rulings = rulings;
        this.tasks = tasks;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** How it goes on, and with whom by when if somebody has to decide. */
    public record Settled(StocktakeRuling ruling, String group, Instant dueAt, Instant expiresAt) {}

    /**
     * Posts the differences where the table {@code stocktake-tolerance} allows it; else, or where the books do not take them, somebody has to
     * decide.
     *
     * @throws IllegalStateException if the row does not say what a row must
     */
    public Settled settle(UUID id, RuleRow rule) {
        Tolerance tolerance = tolerance(rule);
        return new Settled(settle(id, tolerance), tolerance.group(), tolerance.dueAt(), tolerance.expiresAt());
    }

    private StocktakeRuling settle(UUID id, Tolerance tolerance) {
        try {
            return posting.settle(id, tolerance);
        } catch (ConflictException blocked) {
            return posting.bringBefore(id, tolerance, String.valueOf(blocked.getMessage()));
        }
    }

    private Tolerance tolerance(RuleRow rule) {
        Duration due = Duration.ofHours(rule.wholeNumber("dueHours"));
        Instant now = clock.instant();
        return new Tolerance(rule.text("ruleId"), rule.text("reason"), rule.text("outcome").equals("POST"),
                rule.text("group"), calendar.dueAfter(now, due).truncatedTo(ChronoUnit.SECONDS),
                calendar.dueAfter(now, due.plus(properties.reviewExpires())).truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Counts what a person decided, or that nobody did. Asks again where it does not count: since the same person has counted, or the books do
     * not take the differences.
     *
     * @param reviewedAt the user task that was completed; null if none was
     * @param jobKey tells a repeated call from a new decision
     * @throws dev.baton.platform.engine.NotYetException while it cannot be told yet who completed the task
     */
    public StocktakeRuling record(
            UUID id,
            @Nullable String reviewedAt,
            FormAnswer answer,
            long jobKey,
            long processInstanceKey) {
        Optional<StocktakeRuling> known = rulings.find(jobKey);
        if (known.isPresent()) {
            return known.get();
        }
        CompletedTask task = reviewedAt == null ? null : tasks.before(jobKey, processInstanceKey, reviewedAt);
        return record(id, answer, jobKey, task);
    }

    StocktakeRuling record(UUID id, FormAnswer answer, long jobKey, @Nullable CompletedTask task) {
        try {
            return posting.record(id, answer, jobKey, task);
        } catch (ConflictException blocked) {
            return posting.refuse(id, answer, jobKey, task, String.valueOf(blocked.getMessage()));
        }
    }

    /** What a person may decide as things stand: books that were adjusted since the count take no differences. */
    public List<StocktakeChoice> choices(UUID id) {
        return StocktakeChoice.of(posting.isPostable(id));
    }

    /** Until when a count that is counted once more has to be complete. */
    public Instant recountExpiry() {
        return clock.instant().plus(properties.forgottenAfter()).truncatedTo(ChronoUnit.SECONDS);
    }
}
