package dev.baton.payment.worker;

import dev.baton.order.DepositTerms;
import dev.baton.payment.HoldOutcome;
import dev.baton.payment.HoldOutcome.Waiting;
import dev.baton.payment.Payments;
import dev.baton.payment.WaitOutcome;
import dev.baton.platform.engine.BpmnErrors;
import dev.baton.platform.fence.OrderId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class PaymentWorkers {

    private final Payments payments;

    PaymentWorkers(Payments payments) {
        this.payments = payments;
    }

    @JobWorker(type = "payment-hold")
    public void hold(@Variable OrderId orderId, @Variable @Nullable DepositTerms deposit) {
        unlessWaiting(payments.hold(orderId, deposit));
    }

    @JobWorker(type = "payment-hold-rest")
    public WaitEnded holdRest(@Variable OrderId orderId) {
        unlessWaiting(payments.holdRest(orderId));
        return new WaitEnded(WaitOutcome.HELD);
    }

    private static void unlessWaiting(HoldOutcome outcome) {
        if (outcome instanceof Waiting waiting) {
            throw BpmnErrors.error("BALANCE_SHORT", "The account does not cover the order",
                    Map.of("paymentDeadline", waiting.deadline().toString()));
        }
    }

    public record WaitEnded(WaitOutcome paymentOutcome) {}

    @JobWorker(type = "payment-give-up")
    public WaitEnded giveUp(@Variable OrderId orderId) {
        return new WaitEnded(payments.giveUp(orderId));
    }

    @JobWorker(type = "payment-void")
    public void voidHold(@Variable OrderId orderId) {
        payments.voidHold(orderId);
    }
}
