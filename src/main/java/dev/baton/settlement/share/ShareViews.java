package dev.baton.settlement.share;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shares to be read. */
@Component
@Transactional(readOnly = true)
public class ShareViews {

    private final StoredShares shares;

    ShareViews(StoredShares shares) {
        this.shares = shares;
    }

    /** The shares of some settlements; one that is not shared is missing. */
    public Map<UUID, List<ShareView>> of(Collection<UUID> settlements) {
        return shares.of(settlements).stream()
                .collect(groupingBy(Share::settlementId, mapping(ShareView::of, toList())));
    }
}
