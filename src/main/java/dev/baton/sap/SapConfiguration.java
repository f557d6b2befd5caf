package dev.baton.sap;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.http.OutsideHttp;
import dev.baton.sap.odata.ODataClient;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SapConfiguration {

    @Bean
    ODataClient sap(SapProperties sap, ObjectMapper json, ObservationRegistry observations) {
        return new ODataClient(sap.url(), sap.user(), sap.password(), SapSalesOrders.SERVICE,
                OutsideHttp.sessions(sap.connectTimeout(), sap.readTimeout()), json,
                observations);
    }
}
