package dev.baton.promotion;

import dev.baton.order.NewOrder;
import dev.baton.order.OrderAdmission;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Refuses orders with coupons that are not known or not valid today. */
@Component
class CouponAdmission implements OrderAdmission {

    private final Coupons coupons;
    private final BusinessCalendar calendar;
    private final Clock clock;

    CouponAdmission(Coupons coupons, BusinessCalendar calendar, Clock clock) {
        this.coupons = coupons;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void check(NewOrder order, Faults faults) {
        List<String> codes = order.couponCodes();
        if (codes.isEmpty()) {
            return;
        }
        Map<String, Coupon> known =
                coupons.find(codes).stream().collect(Collectors.toMap(Coupon::code, Function.identity()));
        LocalDate today = calendar.today(clock.instant());
        for (int index = 0; index < codes.size(); index++) {
            Coupon coupon = known.get(codes.get(index));
            if (coupon == null) {
                faults.add("/couponCodes/" + index, "there is no coupon " + codes.get(index));
            } else if (!coupon.isValidOn(today)) {
                faults.add("/couponCodes/" + index, "coupon " + coupon.code() + " is not valid today");
            }
        }
    }
}
