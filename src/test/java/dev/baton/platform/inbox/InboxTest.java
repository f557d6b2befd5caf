package dev.baton.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testing.BatonTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class InboxTest {

    private final Inbox inbox;
    private final TransactionTemplate transaction;
    private final String parcel = "parcel-" + UUID.randomUUID();

    @Autowired
    InboxTest(Inbox inbox, TransactionTemplate transaction) {
        this.inbox = inbox;
        this.transaction = transaction;
    }

    @Test
    void a_repeat_is_told_from_a_first_and_what_was_applied_waits_no_more() {
        assertThat(inbox.store("carrier", parcel + "-1", parcel, "{\"status\":\"InTransit\"}")).isTrue();
        assertThat(inbox.store("carrier", parcel + "-1", parcel, "{\"status\":\"InTransit\"}")).isFalse();
        assertThat(inbox.store("carrier", parcel + "-2", parcel, "{\"status\":\"Delivered\"}")).isTrue();

        transaction.executeWithoutResult(status -> {
            assertThat(inbox.pending("carrier", parcel)).extracting(InboxEvent::eventId).containsExactly(parcel + "-1",
                    parcel + "-2");
            inbox.markApplied("carrier", parcel + "-1");
        });

        assertThat(inbox.isApplied("carrier", parcel + "-1")).isTrue();
        transaction.executeWithoutResult(status -> assertThat(inbox.pending("carrier", parcel))
                .extracting(InboxEvent::payload).containsExactly("{\"status\":\"Delivered\"}"));
    }
}
