package io.studiolo.runtime.docker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Where an engine listens. */
record EngineAddress(URI uri) {
    private static final int CONNECT_MILLIS = (int) Duration.ofSeconds(2).toMillis();

    static EngineAddress parse(String dockerHost) {
        URI uri = URI.create(dockerHost);
        boolean known = "unix".equals(uri.getScheme()) || ("tcp".equals(uri.getScheme()) && uri.getHost() != null);
        if (!known) {
            throw new IllegalArgumentException(
                    "DOCKER_HOST must be unix:///path or tcp://host:port; it is " + dockerHost);
        }
        return new EngineAddress(uri);
    }

    /** Whether the engine runs on this machine, so that its paths and interfaces are ours. */
    boolean local() {
        return "unix".equals(uri.getScheme());
    }

    SocketChannel connect() throws IOException {
        if (local()) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            return connected(channel, () -> channel.connect(UnixDomainSocketAddress.of(Path.of(uri.getPath()))));
        }
        SocketChannel channel = SocketChannel.open();
        int port = uri.getPort() < 0 ? 2375 : uri.getPort();
        return connected(
                channel, () -> channel.socket().connect(new InetSocketAddress(uri.getHost(), port), CONNECT_MILLIS));
    }

    private interface Connecting {
        void connect() throws IOException;
    }

    private static SocketChannel connected(SocketChannel channel, Connecting connecting) throws IOException {
        try {
            connecting.connect();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
