package dev.baton.order;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.product.Sku;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads orders and cancellations as they are sent, and tells every fault that is visible in them at once. */
public final class OrderRequests {

    static final int LONGEST_TEXT = 200;
    static final int LONGEST_REFERENCE = 100;
    static final String PASSED = "has passed";

    private static final int MOST_LINES = 1000;
    private static final int MOST_COUPONS = 20;
    private static final int LONGEST_COUPON = 40;
    private static final int LONGEST_UNIT = 20;
    static final int LONGEST_REASON = 500;

    // four digits of a year are what all whom it is handed on to can read
    private static final LocalDate LATEST_DAY = LocalDate.of(9999, 12, 31);

    private static final Set<String> ORDER = Set.of(
            "channel", "externalReference", "customerId", "currency", "requestedDeliveryDate", "couponCodes", "payment",
            "shipTo", "lines", "campaign");
    private static final Set<String> SHIP_TO = Set.of("name", "line1", "city", "region", "postalCode", "country");

    // numbers are read as they are written, never as floating point
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private OrderRequests() {}

    /**
     * @param now the moment at which it came
     * @throws InvalidRequestException (400) with every fault that the order has in itself
     */
    public static NewOrder order(byte[] body, Instant now) {
        Faults faults = new Faults();
        NewOrder order = order(tree(body), faults, earliest(now));
        if (order == null) {
            throw new InvalidRequestException(faults);
        }
        return order;
    }

    /** The reason of a cancellation or a hold. */
    public static String reason(byte[] body) {
        Faults faults = new Faults();
        String reason = JsonFields.of(tree(body), "", faults, Set.of("reason")).text("reason", LONGEST_REASON);
        faults.throwIfInvalid();
        return String.valueOf(reason);
    }

    /** The first day that a delivery may be wanted for: today, wherever on earth it is earliest. */
    static LocalDate earliest(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.ofHours(-12));
    }

    /** Reads an order; null if it has faults, which are then noted. */
    public static @Nullable NewOrder order(JsonNode body, Faults faults, LocalDate earliest) {
        JsonFields fields = JsonFields.of(body, "", faults, ORDER);
        Channel channel = fields.constant("channel", Channel.class);
        String reference = fields.text("externalReference", LONGEST_REFERENCE);
        CustomerId customer = fields.parsed("customerId", LONGEST_TEXT, CustomerId::new);
        String currency = fields.parsed("currency", LONGEST_TEXT, OrderRequests::currency);
        LocalDate requested = fields.parsedOrNull("requestedDeliveryDate", LONGEST_TEXT, text -> day(text, earliest));
        PaymentMethod method = fields.object("payment", Set.of("method")).constant("method", PaymentMethod.class);
        List<String> coupons = coupons(fields, faults);
        ShipTo shipTo = shipTo(fields.object("shipTo", SHIP_TO));
        List<NewOrder.Line> lines = lines(fields, faults);
        UUID campaign = fields.parsedOrNull("campaign", LONGEST_TEXT, OrderRequests::campaign);
        if (!faults.isEmpty() || channel == null || reference == null || customer == null || currency == null
                || method == null
                || shipTo == null) {
            return null;
        }
        return new NewOrder(channel, reference, customer, currency, requested, method, coupons, shipTo, lines,
                campaign);
    }

    static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            JsonLocation place = malformed.getLocation();
            throw new InvalidRequestException("", place == null
                    ? "is no JSON that can be read: it is nested too deeply, or has a number that is too long"
                    : "is no JSON: line " + place.getLineNr() + ", column " + place.getColumnNr());
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
    }

    private static @Nullable ShipTo shipTo(JsonFields fields) {
        String name = fields.text("name", LONGEST_TEXT);
        String line1 = fields.text("line1", LONGEST_TEXT);
        String city = fields.text("city", LONGEST_TEXT);
        String region = fields.textOrNull("region", LONGEST_TEXT);
        String postalCode = fields.textOrNull("postalCode", LONGEST_TEXT);
        String country = fields.parsed("country", LONGEST_TEXT, OrderRequests::country);
        return name == null || line1 == null || city == null || country == null
                ? null
                : new ShipTo(name, line1, city, region, postalCode, country);
    }

    static List<String> coupons(JsonFields fields, Faults faults) {
        JsonNode codes = fields.isAbsent("couponCodes") ? JSON.createArrayNode() : fields.required("couponCodes");
        if (!codes.isArray() || codes.size() > MOST_COUPONS) {
            faults.add("/couponCodes", "must be a list of up to " + MOST_COUPONS + " codes");
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        List<String> coupons = new ArrayList<>();
        for (int index = 0; index < codes.size(); index++) {
            String code =
                    codes.get(index).isTextual() ? codes.get(index).asText().strip().toUpperCase(Locale.ROOT) : "";
            String fault = JsonFields.faultOf(code, LONGEST_COUPON);
            if (fault != null) {
                faults.add("/couponCodes/" + index, fault);
            } else if (!seen.add(code)) {
                faults.add("/couponCodes/" + index, "is named twice");
            } else {
                coupons.add(code);
            }
        }
        return coupons;
    }

    static List<NewOrder.Line> lines(JsonFields fields, Faults faults) {
        JsonNode nodes = fields.required("lines");
        if (nodes.isMissingNode() || nodes.isNull()) {
            return List.of();
        }
        if (!nodes.isArray() || nodes.isEmpty() || nodes.size() > MOST_LINES) {
            faults.add("/lines", "must be a list of 1 to " + MOST_LINES + " lines");
            return List.of();
        }
        List<NewOrder.Line> lines = new ArrayList<>();
        for (int index = 0; index < nodes.size(); index++) {
            JsonFields line =
                    JsonFields.of(nodes.get(index), "/lines/" + index, faults, Set.of("sku", "quantity", "unit"));
            Sku sku = line.parsed("sku", LONGEST_TEXT, Sku::new);
            Quantity quantity = quantity(line);
            String unit = line.textOrNull("unit", LONGEST_UNIT);
            if (sku != null && quantity != null) {
                lines.add(new NewOrder.Line(sku, quantity, unit));
            }
        }
        return lines;
    }

    static @Nullable Quantity quantity(JsonFields line) {
        JsonNode number = line.required("quantity");
        if (line.isAbsent("quantity")) {
            return null;
        }
        try {
            Quantity quantity = number.isNumber() ? new Quantity(number.decimalValue()) : Quantity.ZERO;
            if (quantity.isPositive()) {
                return quantity;
            }
            line.fault("quantity", "must be a number above zero" + (number.isTextual() ? ", not a text" : ""));
        } catch (IllegalArgumentException unfit) {
            line.fault("quantity", String.valueOf(unfit.getMessage()));
        }
        return null;
    }

    static LocalDate day(String text, LocalDate earliest) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException("must be a date such as 2026-12-01", noDate);
        }
        if (day.isAfter(LATEST_DAY)) {
            throw new IllegalArgumentException("must be a date such as 2026-12-01");
        }
        if (day.isBefore(earliest)) {
            throw new IllegalArgumentException(PASSED);
        }
        return day;
    }

    private static UUID campaign(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("must be the id of a campaign", unreadable);
        }
    }

    private static String currency(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("must be an ISO 4217 code such as CNY", unknown);
        }
    }

    private static String country(String code) {
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code)) {
            throw new IllegalArgumentException("must be an ISO 3166 code of two letters such as CN");
        }
        return code;
    }
}
