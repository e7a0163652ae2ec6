package io.studiolo.gateway.proxy;

import io.studiolo.gateway.route.AppOrigin;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Keeps the pages of one origin from using another's sign-in. {@code SameSite} doesn't: all apps of a domain are of one
 * site, so a page of a workspace sends the cookies of the one beside it.
 */
final class FetchSite {
    private FetchSite() {}

    /** Whether the request comes from the app's own pages, from a person's address bar or link, or from no browser. */
    static boolean isAllowed(HttpServerRequest request, AppOrigin origin) {
        String from = request.getHeader(HttpHeaders.ORIGIN);
        if (from != null && !from.equals(origin.origin())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none") || isTopNavigation(request);
    }

    private static boolean isTopNavigation(HttpServerRequest request) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return reads
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    /** Whether a redirect to a page makes sense: not for scripts, which could not follow it anyway. */
    static boolean mayNavigate(HttpServerRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null || mode.equals("navigate");
    }
}
