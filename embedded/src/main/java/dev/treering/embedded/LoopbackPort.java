package dev.treering.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that were free on 127.0.0.1 a moment ago; whoever binds one must be ready to lose it and ask again. */
public final class LoopbackPort {
    /** Always IPv4: containers without IPv6 are common, containers without IPv4 loopback are not. */
    public static final String HOST = "127.0.0.1";

    private LoopbackPort() {}

    /** A port nobody listens on. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + HOST, e);
        }
    }
}
