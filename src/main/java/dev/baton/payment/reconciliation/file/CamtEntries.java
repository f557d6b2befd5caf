package dev.baton.payment.reconciliation.file;

import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes entries of ours out of one of the bank's, and notes all that is wrong with it. */
final class CamtEntries {

    private static final int MOST_DIGITS = 20;

    private final CamtTerms terms;
    private final String place;
    private final Faults faults;

    /** @param place an XPath to the entry */
    CamtEntries(CamtTerms terms, String place, Faults faults) {
        this.terms = terms;
        this.place = place;
        this.faults = faults;
    }

    /**
     * What is booked: nothing yet for an entry that is announced only; its transactions one by one where they make up a collective entry.
     */
    List<BankEntry> booked() {
        if (terms.status().isEmpty()) {
            faults.add(place + "/Sts", "must be given");
        }
        Optional<Money> amount = money("/Amt", terms.amount());
        Optional<LocalDate> booked = day("/BookgDt", terms.booked());
        Optional<LocalDate> valued = terms.valued() == null ? Optional.empty() : day("/ValDt", terms.valued());
        if (terms.direction() == null) {
            faults.add(place + "/CdtDbtInd", "must be CRDT or DBIT");
        }
        if (!terms.status().equals("BOOK") || amount.isEmpty() || booked.isEmpty() || terms.direction() == null) {
            return List.of();
        }
        Direction direction = Direction.valueOf(terms.direction().value());
        BankEntry whole = new BankEntry(booked.get(), valued.orElse(null), amount.get(), direction,
                charges(amount.get().currency()), Texts.first(terms.bankReference(), terms.entryReference()), "", "",
                terms.additional());
        return parts(whole);
    }

    private List<BankEntry> parts(BankEntry whole) {
        List<CamtTerms.Transaction> transactions = terms.transactions();
        List<Money> amounts = transactions.stream().flatMap(part -> part(part, whole).stream()).toList();
        Money sum = amounts.stream().reduce(Money.zero(whole.amount().currency()), Money::plus);
        if (transactions.size() > 1 && amounts.size() == transactions.size() && sum.equals(whole.amount())) {
            return IntStream.range(0, transactions.size())
                    .mapToObj(number -> of(whole, amounts.get(number), List.of(transactions.get(number)), number + 1))
                    .flatMap(Optional::stream)
                    .toList();
        }
        return of(whole, whole.amount(), transactions, 0).stream().toList();
    }

    /** @param number of the part; 0 for the whole */
    private Optional<BankEntry> of(BankEntry whole, Money amount, List<CamtTerms.Transaction> parts, int number) {
        String reference = Texts.first(number == 0 ? whole.bankReference() : null,
                joined(parts.stream().map(CamtTerms.Transaction::bankReference)),
                whole.bankReference().isEmpty() ? null : whole.bankReference() + "/" + number);
        String endToEnd = joined(parts.stream().map(CamtTerms.Transaction::endToEndId));
        String counterparty = joined(parts.stream().map(whole.direction() == Direction.CRDT
                ? CamtTerms.Transaction::payer
                : CamtTerms.Transaction::payee));
        List<String> lines = new ArrayList<>(parts.stream().map(CamtTerms.Transaction::remittance).toList());
        lines.add(whole.remittance());
        String remittance = joined(lines.stream());
        boolean fits = Stream.of(reference, endToEnd, counterparty, remittance)
                .allMatch(text -> Texts.fits(place, text, faults));
        return fits
                ? Optional.of(new BankEntry(whole.bookingDate(), whole.valueDate(), amount, whole.direction(),
                        number == 0 ? whole.charges() : Money.zero(amount.currency()), reference, endToEnd,
                        counterparty, remittance))
                : Optional.empty();
    }

    private static String joined(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining("\n"));
    }

    private static Optional<Money> part(CamtTerms.Transaction transaction, BankEntry whole) {
        ActiveOrHistoricCurrencyAndAmount amount = transaction.amount();
        return amount == null || !whole.amount().currency().equals(amount.getCcy()) || !isReadable(amount.getValue())
                ? Optional.empty()
                : Optional.of(Money.parse(amount.getValue().toPlainString(), amount.getCcy()))
                        .filter(Money::isPositive);
    }

    private Money charges(String currency) {
        return terms.charges()
                .stream()
                .filter(charge -> currency.equals(charge.getCcy()))
                .flatMap(charge -> money("/Chrgs", charge).stream())
                .reduce(Money.zero(currency), Money::plus);
    }

    private Optional<LocalDate> day(String element, @Nullable LocalDate day) {
        try {
            if (day != null) {
                return Optional.of(Texts.sensible(day));
            }
            faults.add(place + element, "must be given");
        } catch (IllegalArgumentException unlikely) {
            faults.add(place + element, String.valueOf(unlikely.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<Money> money(String element, @Nullable ActiveOrHistoricCurrencyAndAmount amount) {
        try {
            if (amount != null && isReadable(amount.getValue()) && amount.getCcy() != null) {
                Money money = Money.parse(amount.getValue().toPlainString(), amount.getCcy());
                if (money.isPositive()) {
                    return Optional.of(money);
                }
            }
            if (element.equals("/Amt")) {
                faults.add(place + element, "must be a positive amount with its currency");
            }
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            faults.add(place + element, String.valueOf(unreadable.getMessage()));
        }
        return Optional.empty();
    }

    /** A number with a huge exponent is not even written out. */
    private static boolean isReadable(@Nullable BigDecimal value) {
        return value != null && value.precision() <= MOST_DIGITS && Math.abs(value.scale()) <= MOST_DIGITS;
    }
}
