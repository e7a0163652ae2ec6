package io.studiolo.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.studiolo.runtime.Limits;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.WorkspaceSpec;
import io.studiolo.runtime.WorkspaceSpec.AppSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a workspace can't do on a real engine: reach what isn't its own, or be more than its user. */
class IsolationIT {
    private static final String LISTEN = "perl -MIO::Socket::INET -e '"
            + "$s = IO::Socket::INET->new(LocalPort => 8000, Listen => 5, ReuseAddr => 1) or die; "
            + "while (1) { $c = $s->accept; close $c }'";

    private static TestInstallation installation;
    private static OtherHost host;
    private static String one;
    private static String two;
    private static String addressOfTwo;

    @BeforeAll
    static void start() throws Exception {
        installation = new TestInstallation("10.213.0.0/20");
        host = new OtherHost();
        one = Names.container(workspace("one").workspace());
        WorkspaceSpec second = workspace("two");
        two = Names.container(second.workspace());
        addressOfTwo = ((RuntimeState.Running) installation.runtime.observe(second.workspace())).address();
        await(addressOfTwo, 8000);
        await(OtherHost.PUBLIC, OtherHost.PORT);
    }

    @AfterAll
    static void remove() {
        host.close();
        installation.close();
    }

    private static WorkspaceSpec workspace(String name) {
        Limits limits = new Limits(500, 128L << 20, 64);
        AppSpec app = new AppSpec("listen", 8000, LISTEN);
        WorkspaceSpec spec =
                new WorkspaceSpec(UUID.randomUUID(), name, TestInstallation.IMAGE, limits, Map.of(), List.of(app));
        installation.runtime.ensure(spec, stage -> {});
        return spec;
    }

    /** This machine reaches an app: the gateway does so. */
    private static void await(String address, int port) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), 500);
                return;
            } catch (IOException e) {
                assertThat(Instant.now()).as("%s:%d answers", address, port).isBefore(end);
                Thread.sleep(50);
            }
        }
    }

    private static boolean reaches(String container, String address, int port) {
        return Shell.run(
                                "docker",
                                "exec",
                                container,
                                "timeout",
                                "3",
                                "bash",
                                "-c",
                                "exec 3<>/dev/tcp/" + address + "/" + port)
                        .code()
                == 0;
    }

    private static String in(String container, String script) {
        return Shell.run("docker", "exec", container, "sh", "-c", script).output();
    }

    @Test
    void aWorkspaceReachesItselfAndPublicAddressesOnly() {
        assertThat(reaches(two, "127.0.0.1", 8000)).isTrue();
        assertThat(reaches(two, addressOfTwo, 8000)).isTrue();
        assertThat(reaches(one, OtherHost.PUBLIC, OtherHost.PORT)).isTrue();
        assertThat(reaches(one, addressOfTwo, 8000)).as("another workspace").isFalse();
        assertThat(reaches(one, OtherHost.PRIVATE, OtherHost.PORT))
                .as("a private address")
                .isFalse();
        assertThat(reaches(one, OtherHost.LINK_LOCAL, OtherHost.PORT))
                .as("a link-local address")
                .isFalse();
    }

    @Test
    void aWorkspaceReachesNoServiceOfThisMachineUnderAnyOfItsAddresses() throws IOException {
        try (ServerSocket service = new ServerSocket(0)) {
            String gateway = in(one, "awk 'NR>1 && $2==\"00000000\" {print $3}' /proc/net/route");
            for (String address : List.of(dotted(gateway), "203.0.113.1", "172.17.0.1")) {
                assertThat(reaches(one, address, service.getLocalPort()))
                        .as("this machine at %s", address)
                        .isFalse();
            }
            assertThatCode(() -> await("127.0.0.1", service.getLocalPort())).doesNotThrowAnyException();
        }
    }

    /** As the kernel prints it: hexadecimal, last part first. */
    private static String dotted(String hex) {
        long bits = Long.parseLong(hex, 16);
        return "%d.%d.%d.%d".formatted(bits & 255, bits >> 8 & 255, bits >> 16 & 255, bits >> 24 & 255);
    }

    @Test
    void rulesThatSomebodyTookAwayComeBack() {
        String chain = "STL-FWD-" + installation.id.toString().substring(0, 6);
        Shell.must("iptables", "-F", chain);
        assertThat(reaches(one, OtherHost.PRIVATE, OtherHost.PORT))
                .as("without rules; else this test shows nothing")
                .isTrue();
        installation.runtime.verifyIsolation();
        assertThat(reaches(one, OtherHost.PRIVATE, OtherHost.PORT)).isFalse();
        installation.runtime.verifyIsolation();
        assertThat(Shell.must("iptables", "-S", "DOCKER-USER").lines().filter(rule -> rule.contains(chain)))
                .hasSize(1);
    }

    @Test
    void aWorkspaceIsItsUserWithoutPrivilegesAndCannotGainAny() {
        assertThat(in(one, "id -u; id -g")).isEqualTo("1000\n1000");
        String status = in(one, "grep -E 'CapEff|CapBnd|NoNewPrivs|Seccomp:' /proc/self/status");
        assertThat(status)
                .containsPattern("CapEff:\\s+0{16}")
                .containsPattern("CapBnd:\\s+0{16}")
                .containsPattern("NoNewPrivs:\\s+1")
                .containsPattern("Seccomp:\\s+2");
        assertThat(in(one, "ls /var/run/docker.sock /run/docker.sock 2>&1")).doesNotContain("docker.sock\n");
        assertThat(in(one, "echo x >>/run/studiolo/init; echo x >>/run/studiolo/apps; echo x >/etc/passwd"))
                .contains("ermission denied");
        assertThat(in(one, "su -c id 2>&1; mount -t tmpfs x /mnt 2>&1")).doesNotContain("uid=0");
    }

    @Test
    void moreProcessesThanAllowedAreRefusedAndTheNeighbourGoesOn() {
        String forks = "i=0; while [ $i -lt 200 ]; do sleep 5 & i=$((i+1)); done; echo made";
        String greedy = Names.container(workspace("greedy").workspace());
        assertThat(in(greedy, forks)).doesNotContain("made");
        assertThat(in(two, "echo here")).isEqualTo("here");
    }
}
