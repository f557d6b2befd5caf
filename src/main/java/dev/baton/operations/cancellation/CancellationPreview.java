package dev.baton.operations.cancellation;

import dev.baton.order.cancellation.Asker;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a cancellation would do now.
 *
 * @param possible whether it would be taken
 * @param hindrance why not; null if it would be
 * @param asker as whom the caller would ask
 * @param rule which row of the table decides; null where none is asked
 * @param ruleReason what it says; null likewise
 * @param fee what is kept, tax included
 * @param refunded what the customer gets back: on its account, or from the institution that it has paid through
 * @param money what is held, account by account
 * @param refunds what institutions pay back
 * @param released stock that is free again
 * @param reversed what is taken back elsewhere
 */
public record CancellationPreview(
        boolean possible,
        @Nullable String hindrance,
        Asker asker,
        @Nullable String rule,
        @Nullable String ruleReason,
        Money fee,
        Money refunded,
        String currency,
        List<Held> money,
        List<Refund> refunds,
        List<Released> released,
        List<Reversed> reversed) {

    /** What is held on an account: a part of it may be kept, the rest is free again. */
    public record Held(String account, Money held, Money kept, Money givenBack) {}

    /** What goes back through an institution. */
    public record Refund(UUID payment, String institution, Money amount) {}

    public record Released(Sku sku, Quantity quantity, String location) {}

    /** @param number as the other system knows it, or ours where that has not answered yet */
    public record Reversed(Document document, String number) {}

    /** What is made for orders elsewhere. */
    public enum Document {
        CARRIER_BOOKING, SAP_DELIVERY, SAP_SALES_ORDER,
        /** Money that an institution has set aside and we have not taken. */
        PAYMENT_AUTHORISATION
    }
}
