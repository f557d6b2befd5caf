package dev.baton.simulators;

import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All simulations over the same records. WireMock in a container finds this by itself. */
public final class SimulatorExtensions implements ExtensionFactory {

    private final Records records;
    private final Callbacks callbacks;

    /** For a container: configured by environment variables. */
    public SimulatorExtensions() {
        this(ofEnvironment(System.getenv("SIMULATORS_RECORDS")), Callbacks.ofEnvironment(System.getenv()));
    }

    private static Records ofEnvironment(@Nullable String file) {
        return file == null ? Records.inMemory() : Records.keptIn(Path.of(file));
    }

    public SimulatorExtensions(Records records, Callbacks callbacks) {
        this.records = records;
        this.callbacks = callbacks;
    }

    @Override
    public List<Extension> create(WireMockServices services) {
        var sessions = new SapSessions();
        var billing = new SapBilling(records, sessions, callbacks);
        var planning = new SapPlanning(records, sessions, callbacks);
        return List.of(new SapSalesOrders(records, sessions, callbacks),
                new SapDeliveries(records, sessions, billing), billing, planning,
                new SapStock(records, sessions, planning), new SapProducts(records, sessions),
                new SapReturns(records, sessions, callbacks),
                new CarrierBookings(records, callbacks), new PaymentInstitution(records, callbacks));
    }
}
