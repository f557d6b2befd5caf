package dev.baton.allocation.transfer;

import java.util.stream.Stream;

/** What a transfer can be late with. */
public enum Overdue {
    SHIPMENT("shipment_overdue_since", "has not left in time"),
    RECEIPT("receipt_overdue_since", "has not arrived in time");

    private final String column;
    private final String words;

    Overdue(String column, String words) {
        this.column = column;
        this.words = words;
    }

    String column() {
        return column;
    }

    String words() {
        return words;
    }

    /** In which states it can be. */
    String[] states() {
        Stream<TransferState> states = switch (this) {
            case SHIPMENT -> Stream.of(TransferState.APPROVED);
            case RECEIPT -> Stream.of(TransferState.SHIPPED, TransferState.PARTLY_RECEIVED);
        };
        return states.map(Enum::name).toArray(String[]::new);
    }
}
