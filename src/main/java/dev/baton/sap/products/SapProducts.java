package dev.baton.sap.products;

import dev.baton.platform.time.BusinessCalendar;
import dev.baton.sap.odata.ODataClient;
import dev.baton.sap.odata.ODataEntity;
import dev.baton.sap.odata.ODataFilter;
import dev.baton.sap.odata.ODataPath;
import dev.baton.sap.odata.SapException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SAP's materials that are sold. Calls SAP, and belongs outside of any transaction. */
@Component
class SapProducts {

    private static final String FIELDS =
            "Product,ProductType,ProductGroup,BaseUnit,CrossPlantStatus,CrossPlantStatusValidityDate,IsMarkedForDeletion,LastChangeDate,"
                    + "to_Description";

    private final ODataClient sap;
    private final SapProductProperties settings;
    private final BusinessCalendar calendar;
    private final Clock clock;

    SapProducts(ODataClient sap, SapProductProperties settings, BusinessCalendar calendar, Clock clock) {
        this.sap = sap;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A page of materials by number.
     *
     * @param changedSince only those that were changed on that day or later; null for all
     * @param from how many are passed over
     * @throws SapException if SAP does not say
     */
    List<Material> page(@Nullable LocalDate changedSince, int from) {
        ODataFilter sold = ODataFilter.in("ProductType", settings.types().stream().sorted().toList());
        ODataFilter filter =
                changedSince == null ? sold : sold.and(ODataFilter.notBefore("LastChangeDate", changedSince));
        Map<String, String> options = new HashMap<>(Map.of("$select", FIELDS, "$expand", "to_Description",
                "$orderby", "Product", "$filter", filter.expression()));
        return sap.queryPage(ODataPath.set("API_PRODUCT_SRV", "A_Product", options), settings.page(), from).stream()
                .map(this::material)
                .toList();
    }

    private Material material(ODataEntity found) {
        return new Material(found.text("Product"), name(found), found.text("ProductGroup"), found.text("BaseUnit"),
                discontinued(found));
    }

    /** In our language, or else in the first that there is. */
    private @Nullable String name(ODataEntity found) {
        List<ODataEntity> names = found.children("to_Description").stream()
                .filter(description -> !description.text("ProductDescription").isBlank())
                .toList();
        Optional<ODataEntity> ours =
                names.stream().filter(name -> name.text("Language").equals(settings.language())).findFirst();
        return ours.or(() -> names.stream().findFirst())
                .map(name -> name.text("ProductDescription").strip())
                .orElse(null);
    }

    private @Nullable String discontinued(ODataEntity found) {
        if (found.text("IsMarkedForDeletion").equals("true")) {
            return "SAP has marked it for deletion";
        }
        String status = found.text("CrossPlantStatus");
        LocalDate today = calendar.today(clock.instant());
        boolean inForce = found.date("CrossPlantStatusValidityDate").filter(today::isBefore).isEmpty();
        return inForce && settings.discontinuedStatuses().contains(status)
                ? "SAP has discontinued it with status " + status
                : null;
    }
}
