package io.studiolo.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.gateway.route.AppHost;
import io.studiolo.gateway.route.AppOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    private static final AppOrigin ORIGIN = new AppOrigin(
            new AppHost("lab", "w", "ada"), "lab--w--ada.localhost:81", "http://lab--w--ada.localhost:81");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil",
                "/\\evil",
                "\\\\evil",
                "\\/evil",
                "/\t/evil",
                "/a\\b",
                "https://evil",
                "javascript:alert(1)",
                "evil",
                "",
                " /x",
                "/x\r\nSet-Cookie: a=b",
                "/\u00e4",
                "/_studiolo",
                "/_studiolo/signin?code=x",
                "/_studiolo?x"
            })
    void aReturnThatCouldLeadElsewhereBecomesTheStart(String wanted) {
        assertThat(RequestTarget.safeReturn(wanted)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/lab", "/lab/tree/a.ipynb?x=1&y=//z", "/%2f%2fevil", "/_studiolox"})
    void aPathOfTheSameOriginIsKept(String wanted) {
        assertThat(RequestTarget.safeReturn(wanted)).isEqualTo(wanted);
    }

    @Test
    void anAbsoluteTargetMustNameTheSameHost() {
        assertThat(RequestTarget.path("http://lab--w--ada.localhost:81/x?y", ORIGIN))
                .isEqualTo("/x?y");
        assertThat(RequestTarget.path("HTTP://LAB--w--ada.localhost:81", ORIGIN))
                .isEqualTo("/");
        assertThat(RequestTarget.path("http://lab--w--ada.localhost/x", ORIGIN)).isNull();
        assertThat(RequestTarget.path("http://evil/x", ORIGIN)).isNull();
        assertThat(RequestTarget.path("http://u@lab--w--ada.localhost:81/x", ORIGIN))
                .isNull();
        assertThat(RequestTarget.path("ftp://lab--w--ada.localhost:81/x", ORIGIN))
                .isNull();
        assertThat(RequestTarget.path("*", ORIGIN)).isNull();
        assertThat(RequestTarget.path("lab--w--ada.localhost:81", ORIGIN)).isNull();
    }
}
