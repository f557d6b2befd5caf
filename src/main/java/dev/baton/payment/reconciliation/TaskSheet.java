package dev.baton.payment.reconciliation;

import dev.baton.payment.reconciliation.file.Direction;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a person is shown of an entry in a task: nothing of who paid and what they wrote, which is read over HTTP.
 *
 * @param reason why a person is asked
 * @param proposal in words; empty if nothing is proposed
 * @param confirmable whether anything is proposed
 * @param path where more can be read
 */
public record TaskSheet(
        String amount,
        String direction,
        String bookingDate,
        String reason,
        String proposal,
        boolean confirmable,
        List<Choice> choices,
        String path) {

    /** What a person may decide, as the form lists it. */
    public record Choice(String label, Resolution.Decision value) {

        /** @param confirmable whether anything is proposed */
        static List<Choice> of(boolean confirmable) {
            List<Choice> all = List.of(
                    new Choice("Confirm what is proposed", Resolution.Decision.CONFIRM),
                    new Choice("Assign to an account", Resolution.Decision.ASSIGN),
                    new Choice("Book as unallocated: it may be assigned later", Resolution.Decision.UNALLOCATED),
                    new Choice("Not ours: the bank takes it back", Resolution.Decision.NOT_OURS));
            return confirmable ? all : all.subList(1, all.size());
        }
    }

    static TaskSheet of(EntryView entry) {
        boolean confirmable = entry.state() != EntryState.OPEN;
        return new TaskSheet(
                entry.amount().words(),
                entry.creditDebit() == Direction.CRDT ? "came in" : "went out",
                entry.bookingDate().toString(),
                Objects.requireNonNullElse(entry.reason(), ""),
                entry.matches().stream()
                        .filter(match -> match.settled() == null)
                        .map(match -> match.what() + ", of which " + match.expected().words() + " is open")
                        .collect(Collectors.joining("; ")),
                confirmable,
                Choice.of(confirmable),
                "/api/reconciliation/entries/" + entry.id());
    }
}
