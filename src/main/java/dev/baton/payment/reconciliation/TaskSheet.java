package dev.baton.payment.reconciliation;

import java.util.List;
import java.util.stream.Collectors;

/** What a person is shown of an entry in a task: nothing of who paid and what they wrote, which is read over HTTP. */
record TaskSheet(
        String amount,
        String direction,
        String bookingDate,
        String reason,
        String proposal,
        boolean confirmable,
        List<Choice> choices,
        String path) {

    /** What a person may decide, as the form lists it. */
    record Choice(String label, Resolution.Decision value) {

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

    static TaskSheet of(Entry entry, EntryState state, Ruling ruling, List<Expected> proposal) {
        return new TaskSheet(
                entry.amount().toMajor() + " " + entry.amount().currency(),
                entry.isIncoming() ? "came in" : "went out",
                entry.booked().bookingDate().toString(),
                ruling.reason(),
                proposal.stream()
                        .map(one -> one.what() + ", of which " + one.open().toMajor() + " is open")
                        .collect(Collectors.joining("; ")),
                state != EntryState.OPEN,
                Choice.of(state != EntryState.OPEN),
                "/api/reconciliation/entries/" + entry.id());
    }
}
