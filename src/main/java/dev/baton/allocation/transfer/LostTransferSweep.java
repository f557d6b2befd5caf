package dev.baton.allocation.transfer;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Recurring;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks, from time to time, for transfers whose process is lost. */
@Configuration
class LostTransferSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LostTransferSweep.class);
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> lostTransferTask(LostTransfers lost, TransferProperties properties) {
        return Recurring.task("lost-transfers", properties.lostInterval(), () -> {
            each(lost.undecided(BATCH), lost::giveUp);
            for (Overdue what : Overdue.values()) {
                each(lost.late(what, BATCH), transfer -> lost.report(transfer, what));
            }
        });
    }

    private static void each(List<UUID> transfers, Consumer<UUID> step) {
        OneByOne.each(transfers, transfer -> {
            step.accept(transfer);
            LOG.info("Transfer {}, which its process has forgotten, was looked after", transfer);
        }, LOG, "Transfer {}, which its process has forgotten, could not be looked after: {}");
    }
}
