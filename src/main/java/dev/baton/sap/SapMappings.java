package dev.baton.sap;

import dev.baton.allocation.SoldPart;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import dev.baton.sap.odata.SapRefusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of SAP's numbers our ids stand for. An id without one is refused in words that say which mapping to import. */
@Repository
public class SapMappings {

    private final JdbcClient jdbc;
    private final boolean passThrough;

    SapMappings(JdbcClient jdbc, SapProperties sap) {
        this.jdbc = jdbc;
        this.passThrough = sap.unmapped() == SapProperties.UnmappedIds.PASS_THROUGH;
    }

    /**
     * All that an order's sales order needs.
     *
     * @param parts in which its goods are sold
     * @throws SapRefusal if an id has no number at SAP
     */
    SapNumbers of(Order order, Collection<SoldPart> parts) {
        return of(order, parts.stream().flatMap(part -> Stream.ofNullable(part.location()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * The same for some locations.
     *
     * @throws SapRefusal if an id has no number at SAP
     */
    SapNumbers of(Order order, Set<LocationId> locations) {
        String customer = order.customerId().value();
        List<Sku> skus = order.goods().stream().map(OrderLine::sku).toList();
        List<String> ids = new ArrayList<>(skus.stream().map(Sku::value).toList());
        ids.add(customer);
        locations.forEach(location -> ids.add(location.value()));
        Map<Mapped, String> mapped = mapped(ids);
        return new SapNumbers(sapId(MappingKind.PARTNER, customer, mapped), plants(locations, mapped),
                materials(skus, mapped));
    }

    /** The materials of those products that SAP knows. */
    public Map<Sku, String> materials(Collection<Sku> skus) {
        Map<Mapped, String> mapped = mapped(skus.stream().map(Sku::value).toList());
        Map<Sku, String> materials = new HashMap<>();
        skus.forEach(
                sku -> find(MappingKind.MATERIAL, sku.value(), mapped).ifPresent(found -> materials.put(sku, found)));
        return materials;
    }

    /** The ids that SAP's numbers may stand for, whether we have such a thing or not: one, several, or none. */
    public Map<String, Set<String>> ours(MappingKind kind, Collection<String> sapIds) {
        Map<String, Set<String>> ours = new HashMap<>();
        jdbc.sql(
                """
                        SELECT asked.sap_id, our_id FROM unnest(:sapIds::text[]) asked (sap_id) JOIN sap_mapping mapping
                            ON mapping.kind = :kind AND mapping.sap_id = asked.sap_id
                        UNION
                        SELECT asked.sap_id, asked.sap_id FROM unnest(:sapIds::text[]) asked (sap_id)
                        WHERE :passThrough AND NOT EXISTS (SELECT FROM sap_mapping WHERE kind = :kind AND our_id = asked.sap_id)""")
                .param("sapIds", sapIds.toArray(String[]::new))
                .param("kind", kind.name())
                .param("passThrough", passThrough)
                .query(Row.as(row -> Map.entry(row.text("sap_id"), row.text("our_id"))))
                .list()
                .forEach(found -> ours.computeIfAbsent(found.getKey(), sapId -> new TreeSet<>())
                        .add(found.getValue()));
        return ours;
    }

    /** @return false if it is known and exactly like this */
    boolean put(SapMapping mapping) {
        return jdbc.sql("""
                INSERT INTO sap_mapping (kind, our_id, sap_id) VALUES (?, ?, ?)
                ON CONFLICT (kind, our_id) DO UPDATE SET sap_id = excluded.sap_id
                WHERE sap_mapping.sap_id <> excluded.sap_id""")
                .params(mapping.kind().name(), mapping.ourId(), mapping.sapId())
                .update() == 1;
    }

    private Map<LocationId, String> plants(Set<LocationId> locations, Map<Mapped, String> mapped) {
        Map<LocationId, String> plants = new HashMap<>();
        locations.forEach(
                location -> plants.put(location, sapId(MappingKind.PLANT, location.value(), mapped)));
        return plants;
    }

    private Map<Sku, String> materials(Collection<Sku> skus, Map<Mapped, String> mapped) {
        Map<Sku, String> materials = new HashMap<>();
        skus.forEach(sku -> materials.put(sku, sapId(MappingKind.MATERIAL, sku.value(), mapped)));
        return materials;
    }

    private Map<Mapped, String> mapped(Collection<String> ourIds) {
        return jdbc.sql("SELECT kind, our_id, sap_id FROM sap_mapping WHERE our_id = ANY (?)")
                .param(ourIds.toArray(String[]::new))
                .query(Row.as(row -> Map.entry(
                        new Mapped(row.constant("kind", MappingKind.class), row.text("our_id")), row.text("sap_id"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String sapId(MappingKind kind, String ourId, Map<Mapped, String> mapped) {
        return find(kind, ourId, mapped)
                .orElseThrow(() -> new SapRefusal("", "No SAP " + kind.word() + " is mapped for " + ourId));
    }

    private Optional<String> find(MappingKind kind, String ourId, Map<Mapped, String> mapped) {
        String sapId = mapped.get(new Mapped(kind, ourId));
        if (sapId == null && passThrough && ourId.length() <= kind.length()) {
            return Optional.of(ourId);
        }
        return Optional.ofNullable(sapId);
    }

    private record Mapped(MappingKind kind, String ourId) {}
}
