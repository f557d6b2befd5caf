package dev.baton.payment.reconciliation.file;

import com.prowidesoftware.swift.model.mx.dic.CashAccount20;
import com.prowidesoftware.swift.model.mx.dic.CashAccount39;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry2;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The versions of camt.053 that are taken. */
@SuppressWarnings("ImmutableEnumChecker") // what tells of an element keeps nothing
enum CamtVersion {
    V02(CashAccount20.class, account -> CamtTerms.account(account.getId()), ReportEntry2.class, CamtEntryV02::terms),
    V08(CashAccount39.class, account -> CamtTerms.account(account.getId()), ReportEntry10.class, CamtEntryV08::terms);

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.";

    private final Part<?, String> account;
    private final Part<?, CamtTerms> entry;

    <A, E> CamtVersion(
            Class<A> accountType,
            Function<A, String> account,
            Class<E> entryType,
            Function<E, CamtTerms> entry) {
        this.account = new Part<>(accountType, account);
        this.entry = new Part<>(entryType, entry);
    }

    /** An element of the library's model, and what it tells. */
    record Part<T, R>(Class<T> type, Function<T, R> telling) {

        R told(Object element) {
            return telling.apply(type.cast(element));
        }
    }

    static Optional<CamtVersion> of(String namespace) {
        return Arrays.stream(values()).filter(version -> version.namespace().equals(namespace)).findAny();
    }

    String namespace() {
        return NAMESPACE + name().substring(1);
    }

    Part<?, String> account() {
        return account;
    }

    Part<?, CamtTerms> entry() {
        return entry;
    }
}
