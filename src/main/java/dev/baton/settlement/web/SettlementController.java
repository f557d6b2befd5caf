package dev.baton.settlement.web;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.settlement.SettlementView;
import dev.baton.settlement.SettlementViews;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Settlements")
@RequestMapping("/api/settlements")
class SettlementController {

    private final SettlementViews settlements;

    SettlementController(SettlementViews settlements) {
        this.settlements = settlements;
    }

    /** Settlement documents, newest first. */
    @GetMapping
    Page<SettlementView> list(
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return settlements.list(orderId == null ? null : new OrderId(orderId), Limit.of(limit), cursor);
    }
}
