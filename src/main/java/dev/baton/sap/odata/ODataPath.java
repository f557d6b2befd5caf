package dev.baton.sap.odata;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/**
 * A place in one of SAP's services.
 *
 * @param service the service with its version, such as {@code API_OUTBOUND_DELIVERY_SRV;v=0002}
 * @param resource the entity set, entity or function, such as {@code A_SalesOrder('1')}
 * @param options the query's options by name, not yet encoded
 */
public record ODataPath(String service, String resource, Map<String, String> options) {

    private static final String ROOT = "/sap/opu/odata/sap/";

    public static ODataPath set(String service, String entitySet) {
        return new ODataPath(service, entitySet, Map.of());
    }

    public static ODataPath set(String service, String entitySet, Map<String, String> options) {
        return new ODataPath(service, entitySet, options);
    }

    /** An entity by its only key. */
    public static ODataPath entity(String service, String entitySet, String key) {
        return new ODataPath(service, entitySet + "(" + ODataFilter.literal(key) + ")", Map.of());
    }

    /** @param keys the parts of the entity's key by name, in the order of the service's description */
    public static ODataPath entity(String service, String entitySet, SequencedMap<String, String> keys) {
        String key = keys.entrySet().stream()
                .map(part -> part.getKey() + "=" + ODataFilter.literal(part.getValue()))
                .collect(Collectors.joining(",", "(", ")"));
        return new ODataPath(service, entitySet + key, Map.of());
    }

    /** What an entity is connected with. */
    public ODataPath to(String navigation) {
        return new ODataPath(service, resource + "/" + navigation, options);
    }

    /** A function import; its arguments are text. */
    public static ODataPath function(String service, String name, Map<String, String> arguments) {
        return new ODataPath(service, name, arguments.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, argument -> ODataFilter.literal(argument.getValue()))));
    }

    /** The same place with further options. */
    ODataPath with(Map<String, String> further) {
        Map<String, String> all = new HashMap<>(options);
        all.putAll(further);
        return new ODataPath(service, resource, all);
    }

    URI under(URI base) {
        String query = options.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(option -> option.getKey() + "=" + UriUtils.encode(option.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        // a slash within a key is part of it; one behind a key leads on
        String path = ROOT + service + "/" + Stream.of(resource.split("(?<=\\))/"))
                .map(segment -> UriUtils.encodePathSegment(segment, StandardCharsets.UTF_8))
                .collect(Collectors.joining("/"));
        return URI.create(withoutSlash(base) + path + (query.isEmpty() ? "" : "?" + query));
    }

    private static String withoutSlash(URI base) {
        return base.toString().replaceAll("/+$", "");
    }
}
