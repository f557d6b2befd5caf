package dev.baton.complaint;

import dev.baton.complaint.ComplaintMessage.Kind;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Our side of complaints: what people answer, and what silence means. Every call of a process may be repeated and takes effect once. */
@Service
public class ComplaintAnswers {

    /** By so much the engine's clock may be ahead of ours when it tells that a time is over. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
    private static final String DEADLINE = "DEADLINE";

    private final StoredComplaints complaints;
    private final StoredMessages messages;
    private final ComplaintEndings endings;
    private final ComplaintNews news;
    private final CompletedTasks tasks;
    private final BusinessCalendar calendar;
    private final ComplaintProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ComplaintAnswers(
            StoredComplaints complaints,
            StoredMessages messages,
            ComplaintEndings endings,
            ComplaintNews news,
            CompletedTasks tasks,
            BusinessCalendar calendar,
            ComplaintProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.complaints = complaints;
        this.messages = messages;
        this.endings = endings;
        this.news = news;
        this.tasks = tasks;
        this.calendar = calendar;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What it has come to.
     *
     * @param notice what to tell those who are asked next; null if nothing
     * @param route who is to answer now, if it is still up to us
     * @param waitsUntil until when the customer may write; now, if the customer has written or closed it meanwhile
     */
    public record Recorded(ComplaintVerdict verdict, @Nullable String notice, Route route, Instant waitsUntil) {}

    /**
     * Counts what a person answered. Asks again where something is missing.
     *
     * @param elementId of the task that was completed
     * @param jobKey tells a repeated call from a new answer
     * @throws NotYetException while it cannot be told yet who completed the task
     */
    public Recorded record(UUID id, String elementId, TaskAnswer answer, long jobKey, long processInstanceKey) {
        CompletedTask task = messages.verdict(jobKey).isPresent()
                ? null
                : tasks.before(jobKey, processInstanceKey, elementId);
        return record(id, answer, jobKey, task);
    }

    /** @param task null if it cannot be told who completed it: then its group has answered */
    Recorded record(UUID id, TaskAnswer answer, long jobKey, @Nullable CompletedTask task) {
        return counted(id, jobKey, complaint -> {
            RecordedVerdict verdict = judge(complaint, answer, task == null ? null : task.assignee());
            boolean forwarded = verdict.verdict() == ComplaintVerdict.FORWARDED;
            messages.add(complaint, jobKey, verdict, answer.said().decision(),
                    forwarded ? answer.said().comment() : "", task == null ? null : task.key(),
                    task == null ? null : task.assignee(), clock.instant());
            return verdict;
        });
    }

    private interface Judging {

        RecordedVerdict judge(Complaint complaint);
    }

    private Recorded counted(UUID id, long jobKey, Judging judging) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Complaint complaint = complaints.lock(id).orElseThrow();
            Optional<RecordedVerdict> known = messages.verdict(jobKey);
            RecordedVerdict verdict = known.isPresent() ? known.get() : judging.judge(complaint);
            Complaint now = complaints.find(id).orElseThrow();
            return new Recorded(verdict.verdict(), verdict.notice(), now.routed(),
                    Objects.requireNonNullElse(now.waitsUntil(), clock.instant()));
        }));
    }

    private RecordedVerdict judge(Complaint complaint, TaskAnswer answer, @Nullable String person) {
        return switch (complaint.state()) {
            case ANSWERED -> new RecordedVerdict(ComplaintVerdict.ANSWERED, null);
            case SOLVED -> new RecordedVerdict(ComplaintVerdict.SOLVED, null);
            case CLOSED -> new RecordedVerdict(ComplaintVerdict.CLOSED, null);
            case OPEN -> switch (answer.said().decision()) {
                case "ANSWER" -> answer(complaint, answer, person, Kind.ANSWER);
                case "SOLVE" -> answer(complaint, answer, person, Kind.SOLUTION);
                case "FORWARD" -> forward(complaint, answer, person);
                default -> again("Nothing was decided: choose to answer, to solve or to forward");
            };
        };
    }

    private RecordedVerdict answer(Complaint complaint, TaskAnswer answer, @Nullable String person, Kind kind) {
        String text = answer.said().comment();
        if (text.isEmpty()) {
            return again("The answer is missing: write what the customer is to read");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String by = by(complaint, person);
        messages.add(complaint.id(), kind, by, text, now);
        complaints.answer(complaint.id(), now, calendar.workingTime(complaint.openedAt(), now),
                calendar.dueAfter(now, properties.customerAnswers()).truncatedTo(ChronoUnit.SECONDS));
        Complaint answered = complaints.find(complaint.id()).orElseThrow();
        if (kind == Kind.SOLUTION) {
            endings.solve(answered, by);
            return new RecordedVerdict(ComplaintVerdict.SOLVED, null);
        }
        news.answered(answered);
        return new RecordedVerdict(ComplaintVerdict.ANSWERED, null);
    }

    private RecordedVerdict forward(Complaint complaint, TaskAnswer answer, @Nullable String person) {
        Route route = complaint.routed();
        String why = answer.said().comment();
        if (!properties.groups().contains(answer.forwardTo()) || answer.forwardTo().equals(route.group())) {
            return again("Choose another group to forward it to");
        }
        if (why.isEmpty()) {
            return again("The reason is missing: write why it is forwarded");
        }
        Instant soon = calendar.dueAfter(clock.instant(), properties.forwardedDue()).truncatedTo(ChronoUnit.SECONDS);
        Instant due = route.dueAt() != null && route.dueAt().isAfter(soon) ? route.dueAt() : soon;
        complaints.forward(complaint.id(), answer.forwardTo(), due);
        return new RecordedVerdict(ComplaintVerdict.FORWARDED, "Forwarded by " + by(complaint, person) + ": " + why);
    }

    private static RecordedVerdict again(String notice) {
        return new RecordedVerdict(ComplaintVerdict.INCOMPLETE, notice);
    }

    private static String by(Complaint complaint, @Nullable String person) {
        return person == null ? complaint.routed().group() : person;
    }

    /**
     * What a complaint has come to about which the customer might have written: after an answer silence means that it was the solution, after a
     * solution that it is final.
     *
     * @param round that the process waits in
     * @param jobKey tells a repeated call from the next deadline
     * @throws NotYetException if there is time left
     */
    public Recorded settle(UUID id, int round, long jobKey) {
        return counted(id, jobKey, complaint -> {
            RecordedVerdict verdict = new RecordedVerdict(
                    complaint.round() == round ? silence(complaint) : ComplaintVerdict.RESUMED, null);
            messages.add(complaint, jobKey, verdict, DEADLINE, "", null, null, clock.instant());
            return verdict;
        });
    }

    private ComplaintVerdict silence(Complaint complaint) {
        if (complaint.state() == ComplaintState.CLOSED) {
            return ComplaintVerdict.CLOSED;
        }
        if (!complaint.isOver(clock.instant().plus(CLOCKS_APART))) {
            throw new NotYetException("the customer has time to write", CLOCKS_APART);
        }
        if (complaint.state() == ComplaintState.ANSWERED) {
            endings.solve(complaint, ComplaintEndings.PROCESS);
            return ComplaintVerdict.SOLVED;
        }
        endings.close(complaint, ComplaintEndings.PROCESS);
        return ComplaintVerdict.CLOSED;
    }

    /** As {@link #settle}, for a complaint whose process is lost. */
    void settleLost(UUID id) {
        transaction.executeWithoutResult(status -> complaints.lock(id)
                .filter(complaint -> complaint.isOver(clock.instant()))
                .ifPresent(this::silence));
    }
}
