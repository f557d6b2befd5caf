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
        String path) {

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
                "/api/reconciliation/entries/" + entry.id());
    }
}
