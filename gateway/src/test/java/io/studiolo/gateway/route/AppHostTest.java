package io.studiolo.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppHostTest {
    private static final AppHost LAB = new AppHost("lab", "my-demo2", "ada");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lab--my-demo2--ada.localhost",
                "lab--my-demo2--ada.localhost:8081",
                "LAB--My-Demo2--ADA.LocalHost:1",
                "lab--my-demo2--ada.localhost:65535"
            })
    void anAppsHostIsReadWhateverItsCaseAndPort(String host) {
        assertThat(AppHost.parse(host, "localhost")).contains(LAB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ":8081",
                "localhost",
                ".localhost",
                "lab.localhost",
                "lab--ada.localhost",
                "lab--my-demo2--ada",
                "lab--my-demo2--ada.localhost.",
                "lab--my-demo2--ada..localhost",
                "lab--my-demo2--ada.localhost.evil.org",
                "lab--my-demo2--ada.evil.localhost",
                "x.lab--my-demo2--ada.localhost",
                "lab--my-demo2--ada.localhost:",
                "lab--my-demo2--ada.localhost:0",
                "lab--my-demo2--ada.localhost:02280",
                "lab--my-demo2--ada.localhost:65536",
                "lab--my-demo2--ada.localhost:99999999999",
                "lab--my-demo2--ada.localhost:-1",
                "lab--my-demo2--ada.localhost:+80",
                "lab--my-demo2--ada.localhost:80:80",
                "lab--my-demo2--ada.localhost:8a",
                "lab--my-demo2--ada.localhost: 80",
                "lab--my-demo2--ada.localhost:\u0661",
                "user@lab--my-demo2--ada.localhost",
                "lab--my-demo2--ada.localhost/x",
                "lab--my-demo2--ada.localhost,evil",
                " lab--my-demo2--ada.localhost",
                "lab--my-demo2--ada.localhost ",
                "[::1]",
                "[::1]:8081",
                "127.0.0.1:8081",
                "lab--my_demo2--ada.localhost",
                "lab---my-demo2--ada.localhost",
                "lab--my-demo2---ada.localhost",
                "lab--my-demo2--ada-.localhost",
                "lab--my--demo2--ada.localhost",
                "-lab--my-demo2--ada.localhost",
                "2lab--my-demo2--ada.localhost",
                "averylongapp1--w--ada.localhost",
                "lab--my-demo2--\u00e4da.localhost",
                "lab--my-demo2--ada.local\u212aost",
                "lab--wor\u212a--ada.localhost",
                "lab--my-demo2--ada\u0000.localhost",
                "lab%2d-my-demo2--ada.localhost",
            })
    void anythingElseIsNoApp(String host) {
        assertThat(AppHost.parse(host, "localhost")).isEmpty();
    }

    @Test
    void aLabelLongerThanDnsAllowsIsNoApp() {
        String label = "lab--" + "w".repeat(40) + "--" + "o".repeat(20);
        assertThat(AppHost.parse(label + ".localhost", "localhost")).isEmpty();
        assertThat(AppHost.parse(label.substring(0, 63) + ".localhost", "localhost"))
                .isPresent();
    }

    @Test
    void anOriginIsWrittenAsABrowserWritesIt() {
        assertThat(origin("LAB--my-demo2--ada.localhost:8081", false))
                .isEqualTo("http://lab--my-demo2--ada.localhost:8081");
        assertThat(origin("lab--my-demo2--ada.localhost:80", false)).isEqualTo("http://lab--my-demo2--ada.localhost");
        assertThat(origin("lab--my-demo2--ada.localhost:443", true)).isEqualTo("https://lab--my-demo2--ada.localhost");
        assertThat(origin("lab--my-demo2--ada.localhost:443", false))
                .isEqualTo("http://lab--my-demo2--ada.localhost:443");
    }

    @Test
    void aHostOfAnotherDomainIsForeignAndNoHostAtAllIsMalformed() {
        assertThat(AppOrigin.parse("example.org", "localhost", false)).isInstanceOf(AppOrigin.Parsed.Foreign.class);
        assertThat(AppOrigin.parse("a b", "localhost", false)).isInstanceOf(AppOrigin.Parsed.Malformed.class);
    }

    private static String origin(String host, boolean secure) {
        return AppOrigin.parse(host, "localhost", secure) instanceof AppOrigin.Parsed.App(AppOrigin origin)
                ? origin.origin()
                : "";
    }
}
