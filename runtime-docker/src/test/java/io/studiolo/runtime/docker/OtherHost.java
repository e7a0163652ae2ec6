package io.studiolo.runtime.docker;

/** A second host beside this machine, in a network namespace: with a public, a private and a link-local address. */
final class OtherHost implements AutoCloseable {
    static final String PUBLIC = "203.0.113.2";
    static final String PRIVATE = "10.99.7.2";
    static final String LINK_LOCAL = "169.254.169.254";
    static final int PORT = 8080;

    private final Process listener;

    OtherHost() {
        Shell.script("""
                ip netns add stl-other
                ip link add stl-near type veth peer name stl-far netns stl-other
                for net in 203.0.113 10.99.7; do
                    ip addr add "$net.1/24" dev stl-near
                    ip netns exec stl-other ip addr add "$net.2/24" dev stl-far
                done
                ip link set stl-near up
                ip netns exec stl-other ip addr add 169.254.169.254/32 dev stl-far
                ip netns exec stl-other ip link set stl-far up
                ip netns exec stl-other ip route add default via 203.0.113.1
                ip route add 169.254.169.254/32 dev stl-near
                """);
        listener = Shell.start(
                "ip",
                "netns",
                "exec",
                "stl-other",
                "python3",
                "-m",
                "http.server",
                String.valueOf(PORT),
                "-d",
                "/proc/self/net");
    }

    @Override
    public void close() {
        listener.destroyForcibly();
        Shell.script("ip netns del stl-other; ip link del stl-near 2>/dev/null || true");
    }
}
