package dev.baton.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One entity of an answer, read by property name; an absent property reads as empty, but an absent amount as a fault. */
public record ODataEntity(JsonNode properties) {

    /** The value as text, empty when absent. */
    public String text(String property) {
        JsonNode value = properties.path(property);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /**
     * An {@code Edm.Decimal}, which OData V2 sends as text. What SAP leaves out is not zero: nothing can be told from such an answer.
     *
     * @throws SapUnavailable if it is absent, or no number
     */
    public BigDecimal decimal(String property) {
        return decimalIfAny(property)
                .orElseThrow(() -> SapUnavailable.failed("SAP answered without " + property));
    }

    /**
     * The same where SAP may leave it out.
     *
     * @throws SapUnavailable if it is no number
     */
    public Optional<BigDecimal> decimalIfAny(String property) {
        String text = text(property).strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException unreadable) {
            throw SapUnavailable.failed("SAP answered with a " + property + " that is no number");
        }
    }

    public Optional<LocalDate> date(String property) {
        return ODataDates.parse(text(property));
    }

    /** What a change of this entity sends as {@code If-Match}; any version where SAP gave none. */
    public String etag() {
        String etag = properties.path("__metadata").path("etag").asText("");
        return etag.isEmpty() ? "*" : etag;
    }

    /** The entities behind an expanded navigation property; none when it was not expanded. */
    public List<ODataEntity> children(String navigation) {
        JsonNode results = properties.path(navigation).path("results");
        return StreamSupport.stream(results.spliterator(), false).map(ODataEntity::new).toList();
    }
}
