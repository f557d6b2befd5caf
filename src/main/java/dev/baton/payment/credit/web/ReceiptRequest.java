package dev.baton.payment.credit.web;

import dev.baton.customer.CustomerId;
import dev.baton.payment.Amounts;
import dev.baton.payment.credit.receipt.Allotment;
import dev.baton.payment.credit.receipt.NewReceipt;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.time.Moments;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as finance enters it.
 *
 * @param amount in major units, such as {@code "1234.50"}
 * @param institution where it came in, such as a bank
 * @param reference the number of the proof
 * @param at when it came in
 * @param allocations what it is for; left out, or as far as they do not use it up, the oldest due is paid
 */
record ReceiptRequest(
        @Nullable String customerId,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String institution,
        @Nullable String reference,
        @Schema(format = "date-time", example = "2026-11-30T08:00:00Z") @Nullable String at,
        @Nullable List<@Nullable Allocation> allocations) {

    private static final int LONGEST = 100;
    private static final int MOST = 200;

    /**
     * What an invoice is to get.
     *
     * @param amount in major units; left out for as much as is owed
     */
    record Allocation(@Nullable String invoice, @Nullable String amount) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    NewReceipt check() {
        Faults faults = new Faults();
        Optional<CustomerId> customer = customer(faults);
        Optional<Money> money = Amounts.readPositive(amount, currency, faults);
        String where = faults.text("/institution", institution, LONGEST);
        String proof = faults.text("/reference", reference, LONGEST);
        Optional<Instant> when = Moments.required("/at", at, faults);
        List<Allotment> allotments = allotments(faults);
        faults.throwIfInvalid();
        return new NewReceipt(customer.orElseThrow(), money.orElseThrow(), where, proof, when.orElseThrow(),
                allotments);
    }

    private Optional<CustomerId> customer(Faults faults) {
        String id = faults.text("/customerId", customerId, LONGEST);
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(new CustomerId(id));
        } catch (IllegalArgumentException noId) {
            faults.add("/customerId", String.valueOf(noId.getMessage()));
            return Optional.empty();
        }
    }

    private List<Allotment> allotments(Faults faults) {
        List<@Nullable Allocation> asked = allocations == null ? List.of() : allocations;
        if (asked.size() > MOST) {
            faults.add("/allocations", "must not be more than " + MOST);
            return List.of();
        }
        List<Allotment> all = new ArrayList<>();
        for (int index = 0; index < asked.size(); index++) {
            String pointer = "/allocations/" + index;
            Allocation allocation = asked.get(index);
            if (allocation == null) {
                faults.add(pointer, "must be given");
            } else {
                String invoice = faults.text(pointer + "/invoice", allocation.invoice(), LONGEST);
                all.add(new Allotment(invoice, share(pointer + "/amount", allocation, faults)));
            }
        }
        return all;
    }

    private @Nullable Money share(String pointer, Allocation allocation, Faults faults) {
        if (allocation.amount() == null || currency == null || currency.isBlank()) {
            return null;
        }
        return Amounts.readPositive(pointer, allocation.amount(), currency, faults).orElse(null);
    }
}
