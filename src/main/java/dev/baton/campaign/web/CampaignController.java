package dev.baton.campaign.web;

import dev.baton.campaign.Campaign;
import dev.baton.campaign.CampaignDetail;
import dev.baton.campaign.CampaignStatus;
import dev.baton.campaign.Campaigns;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Group-buy campaigns. */
@RestController
@Tag(name = "Campaigns")
@RequestMapping("/api/campaigns")
class CampaignController {

    private final Campaigns campaigns;
    private final IdempotentRequests requests;

    CampaignController(Campaigns campaigns, IdempotentRequests requests) {
        this.campaigns = campaigns;
        this.requests = requests;
    }

    /**
     * Opens a campaign: it comes about if {@code minimum} of the product is paid by {@code ends}. Orders take part that name it in
     * {@code campaign}.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<CampaignDetail>> open(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CampaignRequest request) {
        Caller caller = Callers.current();
        return requests.run(key, "POST /api/campaigns", request, () -> {
            CampaignDetail opened = campaigns.open(request.check(), caller);
            return Reply.created(URI.create("/api/campaigns/" + opened.campaign().id()), opened);
        });
    }

    /** Campaigns, newest first. */
    @GetMapping
    Page<Campaign> list(
            @RequestParam(required = false) @Nullable CampaignStatus status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return campaigns.list(status, Limit.of(limit), cursor);
    }

    /** A campaign, with what is ordered and paid for it and not cancelled. */
    @GetMapping("/{id}")
    CampaignDetail get(@PathVariable UUID id) {
        return campaigns.get(id);
    }

    /** Calls a campaign off, and whoever takes part gets the money back; 409 where it has been decided. Asking again changes nothing. */
    @PostMapping("/{id}/cancellation")
    CampaignDetail cancel(@PathVariable UUID id) {
        return campaigns.cancel(id, Callers.current());
    }
}
