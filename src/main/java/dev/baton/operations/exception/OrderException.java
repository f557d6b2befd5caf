package dev.baton.operations.exception;

import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is stuck, mostly an order, and why.
 *
 * @param id the same for as long as it is stuck
 * @param detail what is the matter, in words
 * @param since since when
 * @param orderId and {@code number}, {@code customerId}, {@code status}: null where it is about no order, or about one that is not known
 * @param actions what can be done about it
 * @param handedOver who looks after it; null where nobody was asked to
 * @param process what stands still in the engine; null where nothing does
 */
public record OrderException(
        String id,
        ExceptionKind kind,
        String detail,
        Instant since,
        @Nullable OrderId orderId,
        @Nullable String number,
        @Nullable String customerId,
        @Nullable String status,
        List<ExceptionAction> actions,
        @Nullable HandedOver handedOver,
        @Nullable StuckProcess process) {

    public OrderException {
        actions = List.copyOf(actions);
    }

    /** @param note what the person should know */
    public record HandedOver(String to, String note, String by, Instant at) {}

    /**
     * @param processInstanceKey the engine's
     * @param jobType null where no job is the reason
     */
    public record StuckProcess(
            String processId,
            String processInstanceKey,
            String elementId,
            @Nullable String jobType,
            String errorType) {}
}
