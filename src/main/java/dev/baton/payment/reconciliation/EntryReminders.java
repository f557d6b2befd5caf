package dev.baton.payment.reconciliation;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes that an entry has waited for a person for long, once per occasion. */
@Service
public class EntryReminders {

    private static final Logger LOG = LoggerFactory.getLogger(EntryReminders.class);

    private final StoredEntries entries;

    EntryReminders(StoredEntries entries) {
        this.entries = entries;
    }

    /** @param occasion of which the same is noted once, such as a job */
    @Transactional
    public void remind(UUID entryId, String occasion) {
        if (entries.remind(entryId, occasion)) {
            LOG.info("Bank entry {} still waits for finance", entryId);
        }
    }
}
