package dev.baton.parts;

import java.util.Map;

/**
 * Where Camunda listens, all on the loopback address.
 *
 * @param web REST
 * @param gateway gRPC
 */
public record CamundaPorts(int web, int management, int gateway, int command, int internal) {

    public static CamundaPorts free() {
        return new CamundaPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
    }

    Map<String, String> environment() {
        return Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(web),
                "MANAGEMENT_SERVER_ADDRESS", "127.0.0.1",
                "MANAGEMENT_SERVER_PORT", Integer.toString(management),
                "ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1",
                "ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", Integer.toString(command),
                "ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", Integer.toString(internal),
                "ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1",
                "ZEEBE_BROKER_GATEWAY_NETWORK_PORT", Integer.toString(gateway));
    }
}
