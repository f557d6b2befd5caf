package dev.baton.operations.replenishment;

import dev.baton.inventory.StockCover;
import dev.baton.inventory.StockKey;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proposals as people look at them, with what is there and under way now. */
@Component
@Transactional(readOnly = true)
public class ReplenishmentView {

    private final StoredReplenishments proposals;
    private final Needs needs;
    private final StockCover cover;

    ReplenishmentView(StoredReplenishments proposals, Needs needs, StockCover cover) {
        this.proposals = proposals;
        this.needs = needs;
        this.cover = cover;
    }

    /**
     * A page of proposals, newest first; null stands for all.
     *
     * @param customer only those for this customer's locations
     */
    public Page<Replenishment> page(
            @Nullable ReplenishmentState state,
            @Nullable String location,
            @Nullable String sku,
            @Nullable String customer,
            Limit limit,
            @Nullable String cursor) {
        List<Proposal> found = proposals.page(state, location, sku, customer, Cursor.readNewestFirst(cursor),
                limit.andOneMore());
        Page<Proposal> page = Page.of(found, limit, proposal -> List.of(proposal.id().toString()));
        return new Page<>(shown(page.items()), page.nextCursor());
    }

    List<Replenishment> of(Collection<UUID> ids) {
        return shown(proposals.find(ids));
    }

    private List<Replenishment> shown(List<Proposal> found) {
        Set<Needs.Place> places = new HashSet<>();
        found.forEach(proposal -> places.add(new Needs.Place(proposal.key(), proposal.customerId())));
        Map<StockKey, Need> need = needs.of(places);
        Map<StockKey, BigDecimal> days = cover.days(need.keySet());
        return found.stream()
                .map(proposal -> Replenishment.of(proposal, Objects.requireNonNull(need.get(proposal.key())),
                        days.get(proposal.key())))
                .toList();
    }
}
