package dev.baton.allocation.transfer;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Recurring;
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

    @Bean
    RecurringTask<Void> lostTransferTask(LostTransfers lost, TransferProperties properties) {
        return Recurring.task("lost-transfers", properties.lostInterval(), () -> {
            all(lost::undecided, lost::giveUp);
            for (Overdue what : Overdue.values()) {
                all((after, limit) -> lost.late(what, after, limit), transfer -> lost.report(transfer, what));
            }
        });
    }

    private static void all(OneByOne.Search transfers, Consumer<UUID> step) {
        OneByOne.all(transfers, transfer -> {
            step.accept(transfer);
            LOG.info("Transfer {}, which its process has forgotten, was looked after", transfer);
        }, LOG, "Transfer {}, which its process has forgotten, could not be looked after: {}");
    }
}
