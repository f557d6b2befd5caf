package dev.baton.allocation.transfer;

import java.util.stream.Stream;

/** What a transfer can be late with. */
public enum Overdue {
    SHIPMENT("shipment_overdue_since", "has not left in time", TransferState.APPROVED),
    RECEIPT("receipt_overdue_since", "has not arrived in time", TransferState.SHIPPED, TransferState.PARTLY_RECEIVED);

    private final String column;
    private final String words;
    private final String[] states;

    Overdue(String column, String words, TransferState... states) {
        this.column = column;
        this.words = words;
        this.states = Stream.of(states).map(Enum::name).toArray(String[]::new);
    }

    String column() {
        return column;
    }

    String words() {
        return words;
    }

    /** In which states it can be. */
    String[] states() {
        return states.clone();
    }
}
