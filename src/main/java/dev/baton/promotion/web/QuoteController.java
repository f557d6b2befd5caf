package dev.baton.promotion.web;

import dev.baton.order.OrderRequests;
import dev.baton.platform.security.Callers;
import dev.baton.promotion.Quote;
import dev.baton.promotion.Quotes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Prices an order without taking it. */
@RestController
@Tag(name = "Orders")
class QuoteController {

    private final Quotes quotes;
    private final Clock clock;

    QuoteController(Quotes quotes, Clock clock) {
        this.quotes = quotes;
        this.clock = clock;
    }

    @Operation(summary = "What an order would cost; takes the body of an order and places none")
    @PostMapping(path = "/api/orders/quote", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(ref = "#/components/schemas/OrderRequest")))
    Quote quote(@RequestBody byte[] body) {
        return quotes.quote(OrderRequests.order(body, clock.instant()), Callers.current());
    }
}
