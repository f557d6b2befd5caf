package dev.baton.promotion;

import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.security.Caller;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
        Cells cells = new Cells(group.getFirst());
        var code = cells.text("code");
        var name = cells.text("name");
        var from = cells.optional("validFrom", CouponImport::date);
        var to = cells.optional("validTo", CouponImport::date);
        Coupon coupon = cells.take(() -> new Coupon(code.get(), name.get(), from.get(), to.get()));
        return coupons.put(coupon) ? ImportOutcome.accepted() : ImportOutcome.duplicate();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException("must be a date such as 2026-12-01", noDate);
        }
    }
}
