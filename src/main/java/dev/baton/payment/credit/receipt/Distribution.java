package dev.baton.payment.credit.receipt;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.baton.payment.credit.Receivable;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What becomes of the money of a receipt.
 *
 * @param parts for open items, one for each item and purpose, in the order in which they were given
 * @param rest what nothing is owed for
 */
record Distribution(List<Part> parts, Money rest) {

    Distribution {
        parts = List.copyOf(parts);
    }

    /** What a part of a receipt does. */
    enum Purpose {
        PAYMENT,
        /** It pays what was written off. */
        RECOVERY
    }

    record Part(Receivable item, Purpose purpose, Money amount) {

        Part plus(Part more) {
            return new Part(item, purpose, amount.plus(more.amount));
        }
    }

    /**
     * Gives the money to the items that were named, in that order, and then to what else is owed.
     *
     * @param named those that the allotments name; only these are recovered
     * @param open what is owed, in the order in which it is to be paid
     * @throws dev.baton.platform.problem.RefusedException with all that is wrong with the allotments
     */
    static Distribution of(Money amount, List<Allotment> allotments, List<Receivable> named, List<Receivable> open) {
        Sharing sharing = new Sharing(amount);
        sharing.asTold(allotments, named.stream().collect(toMap(Receivable::invoice, identity())));
        open.forEach(item -> sharing.pay(item, sharing.left));
        return new Distribution(List.copyOf(sharing.parts.values()), sharing.left);
    }

    private record Goal(UUID item, Purpose purpose) {}

    /** The money while it is given out. */
    private static final class Sharing {

        /** What one item gets by its name and again by its age is one part. */
        private final Map<Goal, Part> parts = new LinkedHashMap<>();
        private final Map<UUID, Money> paid = new HashMap<>();
        private final Faults faults = new Faults();
        private Money left;

        Sharing(Money amount) {
            this.left = amount;
        }

        void asTold(List<Allotment> allotments, Map<String, Receivable> named) {
            for (int index = 0; index < allotments.size(); index++) {
                String pointer = "/allocations/" + index;
                Allotment allotment = allotments.get(index);
                Receivable item = named.get(allotment.invoice());
                if (item == null) {
                    faults.add(pointer + "/invoice", "is no invoice of the customer in this currency");
                } else if (paid.containsKey(item.id())) {
                    faults.add(pointer + "/invoice", "is named before");
                } else {
                    give(pointer, item, allotment);
                }
            }
            faults.throwIfRefused();
        }

        private void give(String pointer, Receivable item, Allotment allotment) {
            Money owed = item.open().plus(item.lost());
            Money wanted = allotment.amount() == null ? owed.min(left) : allotment.amount();
            paid.put(item.id(), Money.zero(wanted.currency()));
            if (wanted.compareTo(owed) > 0) {
                faults.add(pointer + "/amount", "is more than the " + owed + " that can be paid");
            } else if (wanted.compareTo(left) > 0) {
                faults.add(pointer + "/amount", "is more than the " + left + " that is left of the receipt");
            } else {
                Money rest = wanted.minus(pay(item, wanted));
                take(item, Purpose.RECOVERY, rest.min(item.lost()));
            }
        }

        /** Pays of what is owed as much as this allows. */
        Money pay(Receivable item, Money most) {
            Money before = paid.getOrDefault(item.id(), Money.zero(most.currency()));
            Money part = item.open().minus(before).min(most);
            paid.put(item.id(), before.plus(part));
            take(item, Purpose.PAYMENT, part);
            return part;
        }

        private void take(Receivable item, Purpose purpose, Money amount) {
            if (amount.isPositive()) {
                parts.merge(new Goal(item.id(), purpose), new Part(item, purpose, amount), Part::plus);
                left = left.minus(amount);
            }
        }
    }
}
