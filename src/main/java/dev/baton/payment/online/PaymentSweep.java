package dev.baton.payment.online;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.schedule.Recurring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes up, from time to time, what institutions have not done yet and what they have told too early. */
@Configuration
class PaymentSweep {

    private static final int BATCH = 200;

    @Bean
    RecurringTask<Void> paymentTask(
            PaymentRequests requests,
            InstitutionCalls calls,
            ClosedOrders closedOrders,
            Notifications notifications,
            OnlineProperties properties) {
        return Recurring.task("settle-payments", properties.sweepInterval(), () -> {
            closedOrders.giveBack(BATCH);
            requests.due(BATCH).forEach(calls::soon);
            notifications.sweep(BATCH);
        });
    }
}
