package io.studiolo.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CookiesTest {
    @Test
    void otherCookiesPassByteForByte() {
        String odd = "a=1;  b=\"x y\";c; =d; e==f;\tg=\u00e4;";
        assertThat(Cookies.withoutOurs(odd)).isSameAs(odd);
        assertThat(Cookies.withoutOurs("a=1;  b=\"x y\"; studiolo_app=s;c; =d")).isEqualTo("a=1;  b=\"x y\";c; =d");
    }

    @Test
    void ourCookiesNeverPassWhereverTheyStand() {
        assertThat(Cookies.withoutOurs("studiolo_app=s; a=1")).isEqualTo("a=1");
        assertThat(Cookies.withoutOurs("a=1;studiolo_session=s")).isEqualTo("a=1");
        assertThat(Cookies.withoutOurs("__Host-studiolo_session=s;a=1; __Host-studiolo_app=t"))
                .isEqualTo("a=1");
        assertThat(Cookies.withoutOurs("a=1; studiolo_nonce = n ;b=2;__Host-studiolo_nonce=n"))
                .isEqualTo("a=1;b=2");
        assertThat(Cookies.withoutOurs("studiolo_app=s")).isNull();
        assertThat(Cookies.withoutOurs("studiolo_app=s; studiolo_app=t")).isNull();
    }

    @Test
    void namesThatOnlyLookLikeOursPass() {
        String alike = "studiolo_apps=1; xstudiolo_app=2; a=studiolo_app=3";
        assertThat(Cookies.withoutOurs(alike)).isEqualTo(alike);
    }

    @Test
    void anAppCanNotSetOurCookies() {
        assertThat(Cookies.fromApp("studiolo_app=x; Path=/")).isNull();
        assertThat(Cookies.fromApp("__host-Studiolo_Session=x")).isNull();
        assertThat(Cookies.fromApp(" studiolo_nonce =x")).isNull();
    }

    @Test
    void anAppsCookieStaysOnItsOwnHost() {
        assertThat(Cookies.fromApp("a=1; Path=/; Domain=localhost; HttpOnly")).isEqualTo("a=1; Path=/; HttpOnly");
        assertThat(Cookies.fromApp("a=1;domain=.localhost")).isEqualTo("a=1");
        assertThat(Cookies.fromApp("a=1; DOMAIN ; Path=/")).isEqualTo("a=1; Path=/");
        assertThat(Cookies.fromApp("domain=1; Path=/")).isEqualTo("domain=1; Path=/");
        assertThat(Cookies.fromApp("a=1; Path=/")).isEqualTo("a=1; Path=/");
    }

    @Test
    void onlyThePrefixedNameCountsWhereBrowsersSeeHttps() {
        List<String> headers = List.of("studiolo_app=plain; __Host-studiolo_app=good");
        assertThat(new Cookies(true).sessions(headers)).containsExactly("good");
        assertThat(new Cookies(false).sessions(headers)).containsExactly("plain");
        assertThat(new Cookies(true).setSession("s"))
                .isEqualTo("__Host-studiolo_app=s; Path=/; HttpOnly; SameSite=Lax; Secure");
    }
}
