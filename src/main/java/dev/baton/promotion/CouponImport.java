package dev.baton.promotion;

import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.security.Caller;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Coupons from files; the last row that names a code wins. */
@Component
public class CouponImport implements ImportKind {

    private final Coupons coupons;

    CouponImport(Coupons coupons) {
        this.coupons = coupons;
    }

    @Override
    public String name() {
        return "coupons";
    }

    @Override
    public Set<String> required() {
        return Set.of("code", "name");
    }

    @Override
    public Set<String> optional() {
        return Set.of("validFrom", "validTo");
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        ImportRow row = group.getFirst();
        try {
            Coupon coupon =
                    new Coupon(row.value("code"), row.value("name"), date(row, "validFrom"), date(row, "validTo"));
            return coupons.put(coupon) ? ImportOutcome.accepted() : ImportOutcome.duplicate();
        } catch (IllegalArgumentException fault) {
            return ImportOutcome.refused(row, String.valueOf(fault.getMessage()));
        }
    }

    private static @Nullable LocalDate date(ImportRow row, String column) {
        String text = row.find(column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException(column + " must be a date such as 2026-12-01", noDate);
        }
    }
}
