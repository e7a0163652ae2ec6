package io.studiolo.runtime.docker;

import io.studiolo.runtime.ContractSubject;
import io.studiolo.runtime.RuntimeStreamsContractTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Commands, logs and figures of containers on a real engine. */
class DockerStreamsIT extends RuntimeStreamsContractTest {
    private static final String POOL = "10.212.0.0/20";

    private static TestInstallation installation;
    private static DockerRuntime other;

    @BeforeAll
    static void install() {
        installation = new TestInstallation(POOL);
        other = installation.other(POOL);
    }

    @AfterAll
    static void remove() {
        other.close();
        installation.close();
    }

    @Override
    protected ContractSubject subject() {
        return new DockerSubject(installation, other);
    }
}
