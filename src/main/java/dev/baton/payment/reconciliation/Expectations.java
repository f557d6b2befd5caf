package dev.baton.payment.reconciliation;

import dev.baton.platform.money.Money;
import java.util.List;
import java.util.Optional;

/** A kind of things that money is expected for at the bank. A bean of the room that knows them. */
public interface Expectations {

    /** Unique and lasting: what an entry was matched with is found by it. */
    String kind();

    /** The lower, the sooner it is taken where an entry fits several kinds equally well. */
    int precedence();

    /** What the entry, which came in, names by {@link Entry#words()}. */
    List<Expected> named(Entry entry);

    /** What the entry, which came in, does not name, but may be for by its amount and day; the nearest amounts first. */
    List<Expected> near(Entry entry, Nearness nearness);

    /** Those of this kind that were booked for something else that is expected, and that the bank has not confirmed yet. */
    default List<Expected> unconfirmed(Expected other) {
        return List.of();
    }

    /** How it stands now. */
    Optional<Expected> find(String subject, Entry entry);

    /**
     * Books what an entry settles, in the caller's transaction, which holds the locks of the entry and the subject.
     *
     * @param part of the entry's amount that is for this; may be more than what is expected, or less
     * @param remainder what becomes of what the part is short of
     * @param booking books on behalf of the entry
     */
    Settled settle(Entry entry, Expected expected, Money part, Remainder remainder, EntryBooking booking);

    /**
     * What an entry settled.
     *
     * @param amount of what was expected
     * @param elsewhere what of the entry's amount is booked on our bank account by others than the entry: before it came, or by a receipt
     */
    record Settled(Money amount, Money elsewhere) {}
}
