package io.studiolo.server.http;

/** Which {@code Host} headers name the control origin; implemented where its address is known. */
public interface OwnHost {
    boolean test(String host);
}
