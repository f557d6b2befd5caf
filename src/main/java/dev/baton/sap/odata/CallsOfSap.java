package dev.baton.sap.odata;

import io.micrometer.common.KeyValue;
import java.util.regex.Pattern;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;

/** Times calls by the service and the entity set that is asked, whichever entity of it that is. */
final class CallsOfSap extends DefaultClientRequestObservationConvention {

    private static final Pattern KEY = Pattern.compile("\\([^)]*\\)");

    @Override
    protected KeyValue uri(ClientRequestObservationContext call) {
        return call.getCarrier() == null
                ? super.uri(call)
                : KeyValue.of("uri",
                        KEY.matcher(String.valueOf(call.getCarrier().getURI().getPath())).replaceAll("({key})"));
    }
}
